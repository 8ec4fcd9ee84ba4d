/** Names of months as dates have them, January first, without accents; `-` where another language has the same. */
const NAMES: readonly string[] = [
  'january february march april may june july august september october november december',
  'januar februar marz april mai juni juli august september oktober november dezember',
  'janner februar marz april mai juni juli august september oktober november dezember',
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro',
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  'januari februari maart april mei juni juli augustus september oktober november december',
  'januari februari mars april maj juni juli augusti september oktober november december',
  'januar februar marts april maj juni juli august september oktober november desember',
  'tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesakuuta heinakuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta',
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia',
  'ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince',
  'januara februara marca aprila maja juna jula augusta septembra oktobra novembra decembra',
  'januar februar marcius aprilis majus junius julius augusztus szeptember oktober november december',
  'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
  'ocak subat mart nisan mayıs haziran temmuz agustos eylul ekim kasım aralık',
  'januari februari maret april mei juni juli agustus september oktober november desember',
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
  'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
  'януари февруари март април май юни юли август септември октомври ноември декември',
  'јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра',
  'ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου ιουλιου αυγουστου σεπτεμβριου οκτωβριου νοεμβριου δεκεμβριου',
  'يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر',
  'جانفي فيفري مارس افريل ماي جوان جويلية اوت سبتمبر اكتوبر نوفمبر ديسمبر',
  '- شباط اذار نيسان ايار حزيران تموز اب ايلول - - -',
  'ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر',
  'ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר',
  'בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר',
];
/** Short forms, where a beginning would be another month's too or is none. */
const SHORT: readonly string[] = [
  'jan feb mar apr may jun jul aug sep oct nov dec',
  '- - mrt - - - - - - - - -',
  '- - mrz - - - - - - - - -',
];
const PERSIAN = 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند';

/** How long a beginning of a name is that stands for it, letters. */
const SHORT_LETTERS = { from: 3, to: 4 } as const;

const MONTHS = monthTable([...NAMES, ...SHORT]);
const PERSIAN_MONTHS = monthTable([PERSIAN]);

/** The month that `name` (`März`, `sept.`, `января`) says, from 1. */
export function monthOf(name: string): number | undefined {
  const key = folded(name);
  const exact = MONTHS.get(key);
  if (exact !== undefined || key.length < SHORT_LETTERS.from || key.length > SHORT_LETTERS.to)
    return exact;
  const months = new Set([...MONTHS].filter(([long]) => long.startsWith(key)).map(([, n]) => n));
  const [only] = months;
  return months.size === 1 ? only : undefined;
}

/** The month of the Persian calendar that `name` says, from 1. */
export function persianMonthOf(name: string): number | undefined {
  return PERSIAN_MONTHS.get(folded(name));
}

function monthTable(lists: readonly string[]): Map<string, number> {
  const table = new Map<string, number>();
  for (const list of lists)
    for (const [n, name] of list.split(' ').entries())
      if (name !== '-') table.set(folded(name), table.get(folded(name)) ?? n + 1);
  return table;
}

/** Lower case, without accents and the full stop of a short form. */
function folded(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '');
}
