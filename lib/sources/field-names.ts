/** Names that people and exports give to each field, the plainest first, as `fieldKey` writes them. */
export const FIELD_NAMES = {
  // Long numbers are rounded where JSON is read: their letters come first.
  id: split(
    'idstr id guid uuid docid documentid articleid identifier newsid postid itemid key doi pmid',
  ),
  title: split(
    'title headline name subject heading webtitle articletitle newstitle posttitle documenttitle booktitle titletext maintitle ' +
      'resolvedtitle giventitle headlinetext pagetitle titre titel titulo titolo tytul rubrik otsikko overskrift baslik judul tieude ' +
      'заголовок название عنوان כותרת 标题 標題 題名 タイトル 제목',
  ),
  text: split(
    'text body content contenttext fulltext articlebody articletext maintext plaintext textcontent bodytext articlecontent ' +
      'newscontent postcontent newstext posttext fullcontent storytext article story selftext transcript contents paragraphs ' +
      'highlight quote message rawtext cleantext document texte contenu inhalt texto cuerpo contenido conteudo corpo testo ' +
      'contenuto tekst inhoud tresc icerik metin isi текст содержание متن نص محتوا المحتوى טקסט תוכן 正文 内容 內容 本文 본문 내용',
  ),
  markup: split('html contenthtml bodyhtml htmlcontent texthtml articlehtml contentencoded'),
  summary: split(
    'abstract summary description excerpt lead snippet abstractnote leadparagraph trailtext standfirst teaser deck dek subtitle ' +
      'subheadline subhead untertitel soustitre chapo subtitulo sottotitolo ondertitel подзаголовок ' +
      'intro highlights desc selection resume zusammenfassung resumen resumo riassunto аннотация 摘要 概要 요약',
  ),
  date: split(
    'date published publishedat datepublished pubdate publicationdate publishdate publisheddate datepublication publishedtime ' +
      'datepublish publishedon publishtime pubtime pubdatetime publishdatetime firstpublished firstpublishedat ' +
      'firstpublicationdate webpublicationdate dategmt issued dateissued postdate posted postedat postedon dateposted articledate ' +
      'newsdate datetime timestamp created createdat createdutc datecreated createdtime creationdate time dcdate seendate ' +
      'datum fecha datapubblicazione datapublicacao fechapublicacion datepublicationfr veroffentlicht veroffentlichungsdatum ' +
      'erscheinungsdatum dato data tarih tanggal дата تاريخ تاریخ תאריך 日期 发布时间 時間 日付 날짜 publicationyear year',
  ),
  url: split(
    'url link permalink canonicalurl canonical uri href weburl articleurl sourceurl pageurl originalurl resolvedurl givenurl ' +
      'externalurl finalurl address lien enlace 链接 ссылка پیوند رابط',
  ),
  source: split(
    'source publisher publication newspaper outlet site journal sitename sourcename publicationname publicationtitle ' +
      'containertitle sourcehostname website medium media agency fuente quelle fonte источник منبع مصدر 来源 來源 출처',
  ),
  author: split(
    'author authors byline creator writer by authorname authornames reporter journalist bookauthor documentauthor dccreator user ' +
      'auteur autor autore autores verfasser kirjoittaja yazar penulis автор نویسنده الكاتب مؤلف 作者 著者 저자 기자',
  ),
  language: split('language lang locale languagecode sprache idioma langue lingua язык'),
  kind: split('kind type category section genre itemtype sectionname rubric'),
  licence: split('licence license rights copyright'),
} as const;

/** A field of a document that a name may mean. */
export type FieldName = keyof typeof FIELD_NAMES;

/** Names of dates on which something else happened to a document than that it appeared. */
export const OTHER_DATE =
  /add|modif|updat|chang|edit|access|crawl|sav|highlight|download|scrap|retriev|fetch|collect|archiv|visit|index|expir|deadline|birth|death|read|import|export|sync|extract/;

/** `name` for comparison with `FIELD_NAMES`: lower case, letters and digits of any script alone. */
export function fieldKey(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}$#]+/gu, '')
    .normalize('NFC');
}

function split(names: string): readonly string[] {
  return names.split(' ');
}
