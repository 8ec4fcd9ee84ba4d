import { Parser } from 'htmlparser2';
import { decodeText } from './decode-text';
import {
  MAX_DOCUMENT_BYTES,
  readAll,
  SourceError,
  tooLong,
  type SourceContent,
} from './source-file';

/** One element inside an item, or beside it. */
export type XmlField = {
  /** With the usual prefix of its namespace, lower case: `dc:creator`, `content:encoded`, `title`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All character data in it. */
  readonly text: string;
  /** The same with the elements in it, as markup. */
  readonly markup: string;
  readonly children: readonly XmlField[];
};

/** What a file of items says, in order: the root, fields of the whole, and items. */
export type XmlEvent =
  | { readonly kind: 'root'; readonly name: string }
  | { readonly kind: 'field'; readonly field: XmlField }
  | { readonly kind: 'item'; readonly item: XmlField }
  /** It is not well-formed: an element was not closed. */
  | { readonly kind: 'malformed'; readonly name: string };

/** Namespaces by their usual prefix; the version at the end of an address does not matter. */
const NAMESPACES: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/purl\.org\/dc\/(elements|terms)\//, 'dc'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content\//, 'content'],
  [/^https?:\/\/www\.w3\.org\/2005\/Atom/i, ''],
  [/^https?:\/\/purl\.org\/atom\//, ''],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/$/, ''],
  [/^https?:\/\/wordpress\.org\/export\/[\d.]+\/excerpt\//, 'excerpt'],
  [/^https?:\/\/wordpress\.org\/export\/[\d.]+\/$/, 'wp'],
  [/^https?:\/\/www\.itunes\.com\/dtds\/podcast/i, 'itunes'],
  [/^https?:\/\/search\.yahoo\.com\/mrss/, 'media'],
  [/^https?:\/\/www\.w3\.org\/1999\/xhtml/, 'xhtml'],
  [/^https?:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#/, 'rdf'],
];
/** Elements that are one document each. */
const ITEMS: ReadonlySet<string> = new Set(['item', 'entry']);
/** Elements that hold items, whose other children are fields of the whole. */
const HOLDERS: ReadonlySet<string> = new Set(['rss', 'channel', 'feed', 'rdf:rdf']);
/** Deeper elements count as text of the one that holds them. */
const MAX_DEPTH = 64;
/** Elements within elements beyond this are no feed's: a parser's work grows with the square of it. */
const MAX_BEYOND = 5_000;

type Open = {
  name: string;
  attributes: Record<string, string>;
  text: string[];
  markup: string[];
  children: XmlField[];
};

/**
 * Reads a feed, or another file of items, as a stream. Entities of a document type are not
 * expanded, nothing outside of the file is read.
 *
 * @throws {SourceError} for an item beyond the bound
 */
export async function* readXmlItems(
  content: SourceContent,
  signal?: AbortSignal,
): AsyncGenerator<XmlEvent> {
  const collector = new ItemCollector();
  const parser = createParser(collector);
  for await (const chunk of decodedText(content, signal)) {
    parser.write(chunk);
    yield* collector.take();
  }
  parser.end();
  yield* collector.take();
}

const TOO_DEEP = 'Its elements lie too deep in each other. It was left out.';

/** Puts elements together as a parser comes across them. */
class ItemCollector {
  #events: XmlEvent[] = [];
  /** Names of open holders and of elements that are neither holder, item nor part of one. */
  readonly #outer: string[] = [];
  /** Open elements of a field or an item, the outermost first. */
  readonly #open: Open[] = [];
  #beyond = 0;
  #held = 0;
  #isMalformed = false;
  /** An element without content is closed at once: that is no fault. */
  #isJustOpened = false;

  /** What was found since the last call. */
  take(): XmlEvent[] {
    const taken = this.#events;
    this.#events = [];
    return taken;
  }

  begin(name: string, attributes: Record<string, string>): void {
    this.#isJustOpened = true;
    const isInside = this.#open.length > 0;
    if (this.#outer.length === 0 && !isInside) this.#events.push({ kind: 'root', name });
    if (!isInside && this.#isOuter(name)) {
      this.#outer.push(name);
      if (this.#outer.length > MAX_BEYOND) throw new SourceError(TOO_DEEP);
    } else if (this.#open.length >= MAX_DEPTH) this.#goBeyond();
    else this.#open.push({ name, attributes, text: [], markup: [], children: [] });
  }

  /** @throws {SourceError} */
  text(text: string): void {
    this.#isJustOpened = false;
    const inner = this.#open.at(-1);
    if (!inner) return;
    this.#held += text.length;
    if (this.#held > MAX_DOCUMENT_BYTES) throw new SourceError(tooLong('An item'));
    inner.text.push(text);
    inner.markup.push(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
  }

  end(name: string, isImplied: boolean): void {
    if (isImplied && !this.#isJustOpened && !this.#isMalformed) {
      this.#isMalformed = true;
      this.#events.push({ kind: 'malformed', name });
    }
    this.#isJustOpened = false;
    if (this.#beyond > 0) {
      this.#beyond--;
      return;
    }
    const done = this.#open.pop();
    if (done) this.#finish(fieldOf(done));
    else this.#outer.pop();
  }

  #finish(field: XmlField): void {
    const parent = this.#open.at(-1);
    if (parent) addTo(parent, field);
    else {
      this.#held = 0;
      this.#events.push(
        ITEMS.has(field.name) ? { kind: 'item', item: field } : { kind: 'field', field },
      );
    }
  }

  #goBeyond(): void {
    if (++this.#beyond > MAX_BEYOND) throw new SourceError(TOO_DEEP);
  }

  #isOuter(name: string): boolean {
    return HOLDERS.has(name) || (!ITEMS.has(name) && !HOLDERS.has(this.#outer.at(-1) ?? ''));
  }
}

function createParser(collector: ItemCollector): Parser {
  const prefixes = new Map<string, string>();
  return new Parser(
    {
      onopentag(name, attributes) {
        notePrefixes(attributes, prefixes);
        collector.begin(usualName(name, prefixes), attributes);
      },
      ontext: (text) => collector.text(text),
      onclosetag: (name, isImplied) => collector.end(name, isImplied),
    },
    { xmlMode: true, decodeEntities: true },
  );
}

function fieldOf({ name, attributes, text, markup, children }: Open): XmlField {
  return { name, attributes, text: text.join(''), markup: markup.join(''), children };
}

function addTo(parent: Open, field: XmlField): void {
  const tag = field.name.replace(/^xhtml:/, '');
  parent.children.push(field);
  parent.text.push(field.text);
  parent.markup.push(`<${tag}>${field.markup}</${tag}>`);
}

function notePrefixes(attributes: Record<string, string>, prefixes: Map<string, string>): void {
  for (const [name, address] of Object.entries(attributes)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    const usual = NAMESPACES.find(([pattern]) => pattern.test(address))?.[1];
    // XHTML inside an entry is said to be the default there; it must not rename the rest.
    if (usual !== undefined && !(name === 'xmlns' && usual === 'xhtml'))
      prefixes.set(name.slice(6), usual);
    // A usual prefix that a publisher uses for names of its own means nothing else.
    else if (usual === undefined && NAMESPACES.some(([, known]) => known === name.slice(6)))
      prefixes.set(name.slice(6), `other-${name.slice(6)}`);
  }
}

function usualName(name: string, prefixes: ReadonlyMap<string, string>): string {
  const lower = name.toLowerCase();
  const colon = name.indexOf(':');
  if (colon < 0) return lower;
  const usual = prefixes.get(name.slice(0, colon));
  if (usual === undefined) return lower;
  const local = lower.slice(colon + 1);
  return usual === '' ? local : `${usual}:${local}`;
}

/** Files up to this size are decoded as a whole, so that their encoding is seen at the end too. */
const WHOLE_BYTES = 32 * 1024 * 1024;
const SAMPLE_BYTES = 1024 * 1024;
const PIECE_CHARS = 256 * 1024;

/** The text of an XML file in pieces, in the encoding that it declares or shows. */
async function* decodedText(
  content: SourceContent,
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  if (content.size <= WHOLE_BYTES) {
    const bytes = await readAll(content, signal);
    const { text } = decodeText(bytes, declaredEncoding(bytes));
    for (let at = 0; at < text.length; at += PIECE_CHARS) yield text.slice(at, at + PIECE_CHARS);
    return;
  }
  let decoder: TextDecoder | undefined;
  for await (const chunk of content.stream(signal)) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    yield decoder.decode(chunk, { stream: true });
  }
  if (decoder) yield decoder.decode();
}

function encodingOf(bytes: Uint8Array): string {
  // A character cut in two at the end of the sample is no sign of another encoding.
  const end = bytes.findLastIndex((byte) => byte < 0x80) + 1;
  const sample = bytes.subarray(0, Math.min(end, SAMPLE_BYTES));
  return decodeText(sample, declaredEncoding(bytes)).encoding;
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 400));
  return /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1];
}
