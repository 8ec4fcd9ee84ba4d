import { hashName } from '@/lib/text/word-hash';

/** Words of scripts without case by their first hashes; a word may be looked up as it is folded. */
function wordsOf(words: string): ReadonlySet<number> {
  return new Set(
    words
      .trim()
      .split(/\s+/)
      .map((word) => hashName(word).a),
  );
}

/** Offices and forms of address that stand before somebody's name: Arabic, Persian, Hebrew, Hindi, Urdu. */
export const TITLES = wordsOf(`
  الرئيس رئيس الوزير وزير وزيرة الوزيرة الدكتور الدكتورة دكتور السيد السيدة الشيخ الأمير الملك الإمام اللواء الجنرال
  العميد العقيد الفريق النائب السفير الأستاذ المهندس القائد المرشد المستشار البروفيسور الكاتب الشاعر الفنان المطران البابا الرئيسة
  آقای خانم دکتر مهندس سردار سرلشکر آیت‌الله آیةالله حجت‌الاسلام سرتیپ استاد شهید رئیس‌جمهور رییس‌جمهور پروفسور امیر
  הנשיא נשיא השר שר שרת השרה הרב מר גברת פרופ׳ פרופסור אלוף הרמטכ״ל השגריר השופט חבר ח״כ
  राष्ट्रपति प्रधानमंत्री मंत्री श्री श्रीमती डॉ मुख्यमंत्री राज्यपाल जनरल
  صدر وزیراعظم جناب مولانا`);

/** What an office is for, between its title and the name: "وزير الخارجية العراقي". */
export const DUTIES = wordsOf(`
  الخارجية الداخلية الدفاع المالية النفط الاقتصاد الصحة التعليم العدل الطاقة التجارة الزراعة الثقافة الدولة الوزراء الجمهورية
  السابق الحالي الجديد الأسبق العام الاتحادي السيادي المشير الركن الأول الثاني امور خارجه کشور دفاع نفت نیرو اقتصاد بهداشت
  הממשלה החוץ הביטחון האוצר הפנים המשפטים לשעבר विदेश गृह रक्षा वित्त`);

/** Bodies by their first word: "جامعة طهران". */
export const HEADS = wordsOf(`
  وزارة منظمة شركة جامعة وكالة حزب حركة اتحاد بنك صحيفة قناة محكمة هيئة مؤسسة جماعة تنظيم مصرف جمعية نادي مستشفى
  وزارت سازمان شرکت دانشگاه خبرگزاری جنبش بانک روزنامه شورای سپاه ستاد بیمارستان باشگاه پژوهشگاه
  משרד אוניברסיטת חברת מפלגת בנק ארגון עיתון בית־חולים`);

/** What ends a name: small words, and verbs of reports. */
export const BORDERS = wordsOf(`
  في من إلى عن مع أن إن بأن قد لم لن لا ما هو هي هذا هذه ذلك تلك الذي التي الذين كما حيث بعد قبل خلال بين عند حول ضد أو ثم
  كان كانت يكون تم سوف لقد عبر منذ حتى أي كل بعض غير أمام بشأن بسبب لكن لدى وفق دون إذا عندما اليوم أمس الأحد الاثنين الثلاثاء
  الأربعاء الخميس الجمعة السبت صباح مساء قال قالت أكد أكدت أعلن أعلنت أضاف أضافت صرح صرحت أشار أشارت أوضح أوضحت ذكر ذكرت دعا دعت
  التقى التقت زار زارت وصل وصلت بحث بحثت استقبل استقبلت شدد طالب رفض انتقد حذر نفى ناقش اجتمع يقول يؤكد يعلن يلتقي يزور يصل يبحث
  يستقبل يدعو يدعي يحذر يرفض وقال وقالت وأكد وأعلن وأضاف وأضافت وأشار وأوضح ودعا باسم بعدما لعام عام
  در از به با که را و تا بر برای این آن است بود شد کرد گفت می هم نیز یا اما اگر پس پیش روز گفته کرده شده خواهد دارد باید یک
  چند همه هر دیگر میان درباره طی ضمن افزود اظهار تاکید تأکید اعلام دیدار رفت آمد داد شنبه یکشنبه دوشنبه جمعه امروز دیروز
  את של על עם אל כי לא הוא היא זה זאת גם אך או אמר אמרה הודיע ביקר נפגש אתמול היום לפי בין עד כמו
  ने को का के की से में पर और है हैं था थे कि भी कहा किया यह वह एक ने`);

/** Titles that stand behind somebody's name, in scripts without spaces. */
export const TITLES_BEHIND = [
  ...'总统 總統 总理 總理 主席 首相 外长 外長 部长 部長 大使 教授 将军 將軍 书记 書記 议员 議員 先生 女士 发言人 發言人 院长 院長'.split(
    ' ',
  ),
  ...'大統領 外相 外務大臣 首席 知事 議長 社長 監督 選手 さん 容疑者 被告'.split(' '),
];
/** Bodies by what they end with, in such scripts. */
export const BODIES_BEHIND =
  '大学 大學 银行 銀行 公司 集团 集團 委员会 委員会 委員會 通讯社 通訊社 新聞 研究所 研究院'.split(
    ' ',
  );
/** Letters of such scripts that no name goes on before. */
export const UNSPACED_BORDERS = new Set(
  '的和与與了在是等对對向同说說称稱被把将從从到由于於为為及或也就都而并並以之其该該这這那我你他她它们們前现現任新副时時届是は がのにをとでもやへ、年月日两兩各'.replace(
    / /g,
    '',
  ),
);
/** Ends of what a title may be of: "美国总统", "委员会主席" name no person. */
export const NO_PERSON_ENDS = new Set('国國家司会會党黨部院社省市州県府');
/** Korean titles, with whatever particle behind them. */
export const KOREAN_TITLES = /^(?:대통령|총리|장관|대표|회장|의원|교수|총장|위원장|감독|선수)/;

/** Whether a name is a body's, by its first word, or by its last letters where words are not apart. */
export function isBodyName(first: string, ending: string): boolean {
  if (HEADS.has(hashName(first).a)) return true;
  return ending !== '' && BODIES_BEHIND.some((body) => ending.endsWith(body));
}
