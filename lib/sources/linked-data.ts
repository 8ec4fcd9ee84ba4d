const MAX_FIELD_CHARS = 400;
const MAX_BLOCKS = 50;

/** What a page's `application/ld+json` says of its article. */
export type LinkedData = {
  readonly date?: string;
  /** Of the page, where nothing says that it is an article. */
  readonly pageDate?: string;
  readonly author?: string;
  readonly publisher?: string;
  readonly headline?: string;
};

/** What `document` says of its article in marked-up data. */
export function linkedData(document: Document): LinkedData {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')];
  const nodes = scripts
    .slice(0, MAX_BLOCKS)
    .flatMap((script) => graphOf(parseJson(script.textContent ?? '')));
  const isOf = (node: JsonNode, types: RegExp): boolean =>
    types.test(stringsIn(node.get('@type')).join(' '));
  const article = nodes.find((node) => isOf(node, /Article|BlogPosting|Report|NewsItem/i));
  const page = nodes.find((node) => isOf(node, /^(?:Web|Item|About|Collection)?Page$/));
  const pageDate = page && stringsIn(page.get('datePublished'))[0];
  const site = nodes.find((node) => isOf(node, /^WebSite$/));
  const publisher = site && namesIn(site.get('name'), nodes)[0]?.slice(0, MAX_FIELD_CHARS);
  return {
    ...(publisher && { publisher }),
    ...(article && articleData(article, nodes)),
    ...(pageDate !== undefined && { pageDate }),
  };
}

function articleData(article: JsonNode, nodes: readonly JsonNode[]): LinkedData {
  const date = stringsIn(article.get('datePublished') ?? article.get('dateCreated'))[0];
  const author = namesIn(article.get('author'), nodes).join(', ').slice(0, MAX_FIELD_CHARS);
  const publisher = namesIn(article.get('publisher'), nodes)[0]?.slice(0, MAX_FIELD_CHARS);
  const headline = stringsIn(article.get('headline'))[0]?.replace(/\s+/g, ' ').trim();
  return {
    ...(date !== undefined && { date }),
    ...(author && { author }),
    ...(publisher && { publisher }),
    ...(headline && !/[<&]/.test(headline) && { headline }),
  };
}

type JsonNode = ReadonlyMap<string, unknown>;

function graphOf(value: unknown): JsonNode[] {
  const roots: readonly unknown[] = Array.isArray(value) ? value : [value];
  return roots.flatMap((root) => {
    const node = nodeOf(root);
    if (!node) return [];
    const graph = node.get('@graph');
    const inner = Array.isArray(graph) ? graph.map(nodeOf) : [];
    return [node, ...inner.filter((one) => one !== undefined)];
  });
}

function nodeOf(value: unknown): JsonNode | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : undefined;
}

function stringsIn(value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === 'string');
}

/** Names of people or publishers; a node may only point to where another says its name. */
function namesIn(value: unknown, nodes: readonly JsonNode[]): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values
    .map((one) => (typeof one === 'string' ? one : nameIn(nodeOf(one), nodes)))
    .filter((name) => typeof name === 'string' && !/^https?:\/\//i.test(name))
    .map((name) => String(name).replace(/\s+/g, ' ').trim())
    .filter((name) => name !== '');
}

function nameIn(node: JsonNode | undefined, nodes: readonly JsonNode[]): unknown {
  const id = node?.get('@id');
  const own = node?.get('name');
  if (own !== undefined || typeof id !== 'string') return own;
  return nodes.find((other) => other.get('@id') === id && other.has('name'))?.get('name');
}

/** Publishers wrap their data in comments, leave line ends in strings and end it with a semicolon. */
function parseJson(text: string): unknown {
  const plain = text
    .replace(/^\s*(?:\/\/\s*)?(?:<!\[CDATA\[|<!--)/, '')
    .replace(/(?:\/\/\s*)?(?:\]\]>|-->)\s*$/, '')
    .replace(/;\s*$/, '');
  return parsed(plain) ?? parsed(plain.replace(/[\n\r\t\f]+/g, ' '));
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
