/** How long the article is, characters of visible text. */
const CHARS = 50_000;
/** Paragraphs under one heading. */
const PARAGRAPHS_A_SECTION = 6;

const NAMES = 'France,Lake Victoria,Brazil,Kenya,Portugal,Nepal,Montevideo,Uruguay'.split(',');
const SENTENCES = [
  'The harbour master kept two ledgers, one for the ships and one for the weather',
  'Nobody who wrote about it later had read the second one',
  'Rain fell for most of the week, and the boats stayed where they were',
  'What was dredged in spring had silted up again before the autumn fair',
  'A letter of that year says the cost was borne by the town alone',
  'The committee met twice, agreed on little, and printed all of it',
];

/**
 * An article of 50 KB as papers and encyclopaedias print them: sections, links, notes, emphasis,
 * pictures with captions, a list, a table and what stands around an article. The same each time.
 */
export function articlePage(): string {
  const parts: string[] = [];
  let chars = 0;
  for (let n = 0; chars < CHARS; n++) {
    const [html, text] = paragraph(n);
    if (n % PARAGRAPHS_A_SECTION === 0) parts.push(`<h2 id="s${n}">Part ${n}</h2>`);
    if (n % 9 === 4)
      parts.push(
        `<figure><img alt="" width="300" height="80"><figcaption>A chart of ${NAMES[n % NAMES.length]}, redrawn</figcaption></figure>`,
      );
    parts.push(html);
    chars += text;
  }
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Article</title><style>${STYLE}</style>
<header><nav><ul>${links(24)}</ul></nav></header><main><h1>What the harbours remember</h1>
<p class="by">By <a href="#by">a correspondent</a>, <time>3 May 2024</time></p>${parts.join('\n')}
<table>${rows(20)}</table></main><aside><h2>More</h2><ul>${links(30)}</ul></aside>
<footer><ul>${links(20)}</ul></footer>`;
}

const STYLE = `body { font: 17px/1.6 serif; margin: 0 auto; max-width: 46rem } nav li, footer li { display: inline-block }
.note { vertical-align: super; font-size: 70% } table { border-collapse: collapse }`;

/** A paragraph, and how many characters of it show. */
function paragraph(n: number): readonly [html: string, chars: number] {
  const sentences = Array.from({ length: 5 }, (_, i) => sentence(n * 5 + i));
  const html = sentences.join(' ');
  return [`<p>${html}</p>`, html.replaceAll(/<[^>]*>/g, '').length];
}

function sentence(n: number): string {
  const name = NAMES[(n * 7) % NAMES.length] ?? '';
  const words = SENTENCES[n % SENTENCES.length] ?? '';
  switch (n % 5) {
    case 0:
      return `${words}; in <a href="#${n}">${name}</a> it was no different.`;
    case 1:
      return `${words}.<sup class="note"><a href="#n${n}">[${n}]</a></sup>`;
    case 2:
      return `${words}, as <em>the papers</em> said.`;
    case 3:
      return `${words}, and <b>so</b> it went in ${name} <span>too</span>.`;
    default:
      return `${words}.`;
  }
}

function links(count: number): string {
  return Array.from({ length: count }, (_, n) => `<li><a href="#l${n}">Section ${n}</a></li>`).join(
    '\n',
  );
}

function rows(count: number): string {
  return Array.from(
    { length: count },
    (_, n) => `<tr><td>${1900 + n}</td><td>${NAMES[n % NAMES.length]}</td><td>${n * 37}</td></tr>`,
  ).join('\n');
}
