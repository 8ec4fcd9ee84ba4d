import { Parser } from 'htmlparser2';
import { SourceError } from './source-file';
import type { XmlField } from './xml-items';

/** Deeper elements, and more of them, are left out: no table of contents has them. */
const LIMITS = { depth: 200, elements: 200_000, beyond: 5_000 } as const;

type Node = {
  name: string;
  attributes: Record<string, string>;
  /** Character data and elements, in order. */
  content: (string | Node)[];
};

/** A small XML file as a tree. Names are lower case; `dc:` stays, other prefixes are cut off. */
export function readXmlTree(text: string): XmlField | undefined {
  const root: Node = { name: '', attributes: {}, content: [] };
  const open = [root];
  let beyond = 0;
  let elements = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const parent = open.at(-1);
        if (!parent || open.length > LIMITS.depth || ++elements > LIMITS.elements) {
          if (++beyond > LIMITS.beyond)
            throw new SourceError('Its elements lie too deep in each other. It was left out.');
          return;
        }
        const node = { name: shortName(name), attributes, content: [] };
        parent.content.push(node);
        open.push(node);
      },
      ontext: (piece) => open.at(-1)?.content.push(piece),
      onclosetag() {
        if (beyond > 0) beyond--;
        else open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return fieldOf(root).children[0];
}

/** All elements called `name` in `tree`, itself included, in order. */
export function descendants(tree: XmlField, name: string): XmlField[] {
  const found = tree.name === name ? [tree] : [];
  return [...found, ...tree.children.flatMap((child) => descendants(child, name))];
}

function shortName(name: string): string {
  const lower = name.toLowerCase();
  return lower.startsWith('dc:') ? lower : lower.slice(lower.indexOf(':') + 1);
}

function fieldOf({ name, attributes, content }: Node): XmlField {
  const fields = content.map((each) => (typeof each === 'string' ? each : fieldOf(each)));
  const text = fields.map((each) => (typeof each === 'string' ? each : each.text)).join(' ');
  const children = fields.filter((each) => typeof each !== 'string');
  return { name, attributes, text: text.trim(), markup: '', children };
}
