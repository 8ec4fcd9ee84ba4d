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
  '',
  '12345',
  'Raisi',
  'Lorem ipsum dolor sit amet, consetetur sadipscing elitr, sed diam nonumy',
])('does not guess at %j', (text) => {
  expect(guessLanguage(text)).toBe('und');
});
