/** How much of a text is looked at, characters. */
const SAMPLE_CHARS = 800;
/** Fewer letters tell nothing. */
const MIN_LETTERS = 20;
/** The share of words that are a language's commonest, to believe in it. */
const MIN_SHARE = 0.12;
/** The best must beat the second by this factor. */
const MIN_LEAD = 1.25;

const LETTERS = /\p{L}+/gu;
const LATIN = /\p{Script=Latin}+/gu;

/** Scripts that one language writes, or that name their commonest when nothing tells more. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]+/gu, 'ja'],
  [/\p{Script=Hangul}+/gu, 'ko'],
  [/\p{Script=Han}+/gu, 'zh'],
  [/\p{Script=Hebrew}+/gu, 'he'],
  [/\p{Script=Greek}+/gu, 'el'],
  [/\p{Script=Thai}+/gu, 'th'],
  [/\p{Script=Armenian}+/gu, 'hy'],
  [/\p{Script=Georgian}+/gu, 'ka'],
  [/\p{Script=Tamil}+/gu, 'ta'],
  [/\p{Script=Bengali}+/gu, 'bn'],
];

/** The commonest words of languages that share a script. */
const COMMON_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in a is that for on with as was by it at from his he are be has have this an which not said its were their',
  fr: 'le la les de des du et en un une est que qui dans pour par sur au aux avec ce il elle pas plus ne se sont cette son sa',
  de: 'der die das und in den von zu mit ist im des auf für nicht ein eine dem sich als auch es an er hat werden bei aus nach sie',
  es: 'el la los las de en y que a un una es por con para del se su al no lo como más fue ha este sus o pero entre',
  pt: 'o a os as de em e que um uma é por com para do da dos das no na se não ao mais foi como sua seu pelo pela',
  it: 'il la le gli di e che in un una è per con del della dei non si da al sono nel più alla anche come ha lo ma dal',
  nl: 'de het een en van in is dat op te voor met zijn niet aan er om als ook door bij naar uit maar hij wordt heeft ze dit over',
  sv: 'och att det i en som på är av för med den till inte har de ett om var men så sig han från vi kan hon när nu',
  da: 'og i at det er en til på som for af de med den ikke der har et om han var fra sig men så vi kan blev også efter',
  nb: 'og i det er på en til som for av med at har de ikke den et om var fra han seg men så vi kan ble også etter være',
  fi: 'ja on ei se että oli hän mutta ovat joka myös kun tai niin kuin ole sen jos vain nyt mukaan sekä jo hänen vuoden',
  pl: 'i w na z do się że nie jest to o jak za po przez od dla ale są który która był także oraz może tym być tylko jego',
  cs: 'a v se na je že s z do o to k i ve pro za by ale jako po jeho podle jsou jsem byl od který bude není už také',
  sk: 'a v sa na je že s z do o to k aj vo pre za by ale ako po jeho podľa sú som bol od ktorý bude nie už',
  hu: 'a az és hogy nem is egy ez van volt meg de csak már még mint el ki ha azt szerint lehet ezt vagy amely után minden',
  ro: 'și de în a la cu pe nu că o un din pentru este care mai fi a au sunt prin sau după ce dar său fost',
  tr: 've bir bu da de için ile olarak çok daha en olan gibi sonra kadar ise ne var ancak değil oldu her şey ama göre',
  id: 'yang dan di dengan untuk dari pada ini itu tidak dalam akan ke adalah juga oleh sebagai telah bisa ada mereka karena kata saat lebih',
  vi: 'và của là có trong cho các được với không một người đã những này khi từ về đến để ra theo tại năm như sẽ',
  ru: 'и в не на что с по это как к из за его от для но а то о он все было также был при они году только до',
  uk: 'і в не на що з та до у за як це від про його для але є він або також був якщо при які вже року під який',
  bg: 'и на в да се за от с по че не е са това като до ще който при има след но или които те той към бе през',
  sr: 'и у је да се на за од са су као што који не али то из о до или након због би није само бити',
  ar: 'في من على إلى أن عن التي الذي هذا مع ما لا هذه كان بعد بين وقد قال كما ذلك أو لم خلال قد كل حيث',
  fa: 'و در به از که این را با است برای آن های می یک بر تا خود شد هم کرد شده نیز اما باید ما ایران',
  ur: 'کے کی میں ہے اور سے کا کو نے پر کہ یہ ہیں اس بھی تھا ان جو نہیں کر وہ گیا ایک تو ہو',
  hi: 'के में की है और से का को पर ने यह हैं कि इस भी था लिए एक नहीं कर तो वह हो जा',
};

/**
 * Letters of languages that share a script, beyond those that all of them write: a text of forty words says
 * more by its ł and ą than by its commonest words. Arabic's own ك and ي are written for Persian's too.
 */
const LETTERS_OF: Readonly<Record<string, string>> = {
  fr: 'àâæçéèêëîïôœùûü',
  de: 'äöüß',
  es: 'áéíñóúü',
  pt: 'áâãàçéêíóôõú',
  it: 'àèéìòù',
  nl: 'éëèïóöü',
  sv: 'åäöé',
  da: 'æøåé',
  nb: 'æøåéòô',
  fi: 'äöå',
  pl: 'ąćęłńóśźż',
  cs: 'áčďéěíňóřšťúůýž',
  sk: 'áäčďéíĺľňóôŕšťúýž',
  hu: 'áéíóöőúüű',
  ro: 'ăâîșțşţ',
  tr: 'çğıöşüâîû',
  vi: 'àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ',
  ru: 'йщьюяъыэё',
  uk: 'йщьюяґєії',
  bg: 'йщьюяъѝ',
  sr: 'ђјљњћџ',
  ar: 'ةإ',
  fa: 'پچژگ',
  ur: 'پچژگٹڈڑںہھے',
};

const LANGUAGES_OF_LETTER = letterTable();
const LANGUAGES_OF_WORD: ReadonlyMap<string, readonly string[]> = wordTable();

/** The language of `text` as BCP 47, or `und` when it does not show. */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARS);
  const letters = countOf(sample, LETTERS);
  if (letters < MIN_LETTERS) return 'und';
  return scriptLanguage(sample, letters) ?? wordLanguage(sample);
}

function scriptLanguage(sample: string, letters: number): string | undefined {
  if (countOf(sample, LATIN) > letters / 2) return undefined;
  // Kana among Han is Japanese, however little of it there is.
  return SCRIPTS.find(
    ([script, language]) => countOf(sample, script) > letters / (language === 'ja' ? 20 : 2),
  )?.[1];
}

function countOf(sample: string, pattern: RegExp): number {
  return sample.match(pattern)?.reduce((sum, run) => sum + run.length, 0) ?? 0;
}

function wordLanguage(sample: string): string {
  const words =
    sample
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? [];
  const scores = new Map<string, number>();
  const vote = (languages: readonly string[], votes: number): void => {
    for (const language of languages) scores.set(language, (scores.get(language) ?? 0) + votes);
  };
  for (const word of words) {
    vote(LANGUAGES_OF_WORD.get(word) ?? [], 1);
    // What many languages write says little of each.
    const writers = writersOf(word);
    vote(writers, 1 / writers.length);
  }
  const [best, second] = [...scores].sort((a, b) => b[1] - a[1]);
  if (!best || best[1] < words.length * MIN_SHARE || best[1] < 3) return 'und';
  return second && best[1] < second[1] * MIN_LEAD ? 'und' : best[0];
}

/** The languages that write all letters of `word` that not every language of its script has. */
function writersOf(word: string): readonly string[] {
  let writers: readonly string[] | undefined;
  for (const letter of word) {
    const languages = LANGUAGES_OF_LETTER.get(letter);
    if (languages) writers = writers?.filter((one) => languages.includes(one)) ?? languages;
  }
  return writers ?? [];
}

function letterTable(): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, string[]>();
  for (const [language, letters] of Object.entries(LETTERS_OF))
    for (const letter of letters) table.set(letter, [...(table.get(letter) ?? []), language]);
  return table;
}

function wordTable(): Map<string, string[]> {
  const table = new Map<string, string[]>();
  for (const [language, words] of Object.entries(COMMON_WORDS)) {
    for (const word of new Set(words.split(' ')))
      table.set(word, [...(table.get(word) ?? []), language]);
  }
  return table;
}
