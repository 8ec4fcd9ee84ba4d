import { expect, it } from 'vitest';
import { guessLanguage } from './guess-language';

it.each([
  ['en', 'The harbour froze in January and the ferry was cancelled for the whole of the month.'],
  ['de', 'Der Hafen ist im Januar zugefroren und die Fähre fällt für den ganzen Monat aus.'],
  ['fr', 'Le port a gelé en janvier et le ferry est annulé pour tout le mois dans la baie.'],
  ['es', 'El puerto se congeló en enero y el transbordador fue cancelado por todo el mes.'],
  [
    'ru',
    'Гавань замёрзла в январе, и паром на острова не ходил до весны, как это было и в прошлом году.',
  ],
  [
    'fa',
    'بندر در ژانویه یخ زد و کشتی به جزیره ها برای یک ماه لغو شد که این در سال های گذشته هم بود',
  ],
  ['ar', 'تجمد الميناء في يناير وقد ألغيت العبارة إلى الجزر على مدى الشهر بعد أن كان ذلك من قبل'],
  ['zh', '港口在一月份结冰，前往群岛的渡轮取消了整整一个月，渔民们说他们从未见过这样的冰。'],
  ['ja', '港は一月に凍り、島への渡し船は一か月のあいだ運休となったと漁師たちは話している。'],
  ['he', 'הנמל קפא בינואר והמעבורת לאיים בוטלה לכל החודש, כך אמרו הדייגים של המפרץ.'],
])('hears %s', (language, text) => {
  expect(guessLanguage(text)).toBe(language);
});

it.each([
  [
    'ru',
    'Рыбаки вышли к причалу поздно вечером. Ледокол сломал трубу, а запасных частей никто найти не смог. Губернатор обещал приехать завтра утром.',
  ],
  [
    'pl',
    'Rybacy wyszli wieczorem ku przystani. Lodołamacz złamał śrubę, części zamiennych nikt znaleźć zdołał. Wojewoda obiecał przyjechać jutro rano, żeby obejrzeć szkody.',
  ],
  [
    'uk',
    'Рибалки вийшли ввечері до причалу. Криголам зламав трубу, запасних частин ніхто знайти не зміг. Губернатор обіцяв приїхати завтра вранці.',
  ],
  [
    'bg',
    'Рибарите излязоха вечерта към кея. Ледоразбивачът счупи тръбата, резервни части никой не намери. Областният управител обеща утре сутринта да дойде.',
  ],
  [
    'sr',
    'Рибари су увече изашли према пристаништу. Ледоломац је сломио цев, резервне делове нико није нашао. Гувернер је обећао доћи сутра ујутро, кажу њени људи.',
  ],
  [
    'cs',
    'Rybáři vyšli večer k přístavišti. Ledoborec zlomil šroub, náhradní díly nikdo nenašel. Hejtman slíbil přijet zítra ráno, lidé čekají.',
  ],
  [
    'sk',
    'Rybári vyšli večer k prístavisku. Ľadoborec zlomil skrutku, náhradné diely nikto nenašiel. Župan sľúbil prísť zajtra ráno, ľudia čakajú.',
  ],
  [
    'hu',
    'Halászok mentek este kikötőbe. Jégtörő hajó csavarja eltört, pótalkatrészt senki sem talált. Főispán megígérte, holnap reggel érkezik, emberek várnak.',
  ],
  [
    'ro',
    'Pescarii au ieșit seara spre chei. Spărgătorul și-a rupt elicea, piese noi nimeni n-a găsit. Prefectul a promis că vine mâine dimineață.',
  ],
  [
    'tr',
    'Balıkçılar akşam rıhtıma çıktı. Buzkıran pervanesini kırdı, yedek parça bulunamadı. Vali yarın sabah geleceğini söyledi, halk bekliyor.',
  ],
  [
    'sv',
    'Fiskarna gick till kajen i går kväll. Isbrytaren hade skadat propellern, reservdelar fanns ingenstans. Landshövdingen lovade komma på måndag.',
  ],
  [
    'pt',
    'Os pescadores saíram à noite rumo ao cais. Ninguém achou peças de reposição, então o governador prometeu que virá amanhã de manhã.',
  ],
  [
    'vi',
    'Ngư dân ra bến tàu tối qua. Tàu phá băng gãy chân vịt, chẳng ai tìm ra phụ tùng. Tỉnh trưởng hứa sáng mai đến.',
  ],
  [
    'ur',
    'ماہی گیر شام کو گھاٹ پر پہنچے۔ برف توڑنے والا جہاز ٹوٹ گیا، پرزے کہیں نہیں ملے۔ گورنر نے کل صبح آنے کا وعدہ کیا۔',
  ],
])('hears %s in a short text', (language, text) => {
  expect(guessLanguage(text)).toBe(language);
});

it('takes names of other languages for no more than they are', () => {
  expect(
    guessLanguage(
      'Łukasz Świątek, Jiří Dvořák and Gürsel Yıldız met in the port of Kołobrzeg, where it was cold and the ferry to the islands was late.',
    ),
  ).toBe('en');
});

it.each([
  '',
  '12345',
  'Raisi',
  'Lorem ipsum dolor sit amet, consetetur sadipscing elitr, sed diam nonumy',
])('does not guess at %j', (text) => {
  expect(guessLanguage(text)).toBe('und');
});
