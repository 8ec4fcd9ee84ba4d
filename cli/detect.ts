import { loadBundleFile } from './bundle-library';
import { CliError } from './cli-error';
import { readPages, type PageInput } from './page-inputs';
import { createProgress } from './progress';
import { writeOut } from './write-out';
import { readEntities } from '@/lib/linking/entity-table';
import type { ExplainedName } from '@/lib/linking/page-linker';
import type { Entity } from '@/lib/model/entity';
import type { LibraryView } from '@/lib/model/segment';
import { createTableCache } from '@/lib/services/library-tables';
import { linkLibraryOf } from '@/lib/services/link-library';

/** Options of `backfile detect`. */
export type DetectOptions = {
  readonly json?: boolean;
  readonly mentions?: boolean;
  readonly explain?: boolean;
};

/** Problems that are told one by one. */
const SHOWN_PROBLEMS = 10;

type KnownEntity = Pick<Entity, 'id' | 'kind'> & { readonly name: string };

/** One mention as it is written out. Spans are UTF-16, half-open, in the given text. */
type Row = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly outcome: ExplainedName['outcome'];
  readonly entity: KnownEntity | null;
  readonly route: string | null;
  readonly score: number;
  readonly candidates: readonly (KnownEntity & { readonly score: number })[];
};

/**
 * Reads `files` as pages and writes what the bundle knows on them, by the code that reads pages in
 * the browser. @throws {CliError}
 */
export async function detect(
  bundle: string,
  files: readonly string[],
  options: DetectOptions,
  signal: AbortSignal,
): Promise<void> {
  const view = await loadBundleFile(bundle, signal);
  const tables = await createTableCache()(view);
  const { newLinker } = linkLibraryOf(tables);
  const entities = new EntityCache(view);
  const progress = createProgress(false);
  let pages = 0;
  let problems = 0;
  for await (const page of readPages(files, ({ where, message }) => {
    if (++problems <= SHOWN_PROBLEMS) progress.say(`${where}: ${message}`);
  })) {
    signal.throwIfAborted();
    pages++;
    const names = newLinker('').namePage(page.blocks.map(({ text }, id) => ({ id, text })));
    await entities.learn(names);
    for (const name of names) {
      const row = rowOf(page, name, entities);
      if (!options.mentions && !isLink(row)) continue;
      await writeOut(
        options.json ? jsonLine(page, row, name, options) : forPeople(page, row, name, options),
      );
    }
  }
  if (problems > SHOWN_PROBLEMS) progress.say(`… and ${problems - SHOWN_PROBLEMS} lines more.`);
  if (pages === 0 && problems > 0) throw new CliError('Nothing could be read as a page.');
}

/** Whether the mention is what the browser would underline or answer for: no people, and known. */
function isLink({ outcome, candidates }: Row): boolean {
  return outcome !== 'nil' && !candidates.every(({ kind }) => kind === 'demonym');
}

function rowOf(page: PageInput, name: ExplainedName, entities: EntityCache): Row {
  const { start, end } =
    page.blocks[name.block]?.place(name.span.start, name.span.end) ?? name.span;
  const candidates = name.candidates.flatMap(({ entity, score }) => {
    const known = entities.get(entity);
    return known ? [{ ...known, score: round(score) }] : [];
  });
  const [best] = candidates;
  const linked = name.outcome === 'link' && best;
  return {
    start,
    end,
    text: name.surface,
    outcome: name.outcome,
    entity: linked ? { id: best.id, name: best.name, kind: best.kind } : null,
    route: name.outcome === 'nil' ? null : name.route,
    score: round(best ? best.score : name.evidence.likelihood),
    candidates,
  };
}

function jsonLine(page: PageInput, row: Row, name: ExplainedName, options: DetectOptions): string {
  const because = options.explain ? { because: name.evidence } : {};
  return JSON.stringify({ ...page.key, ...row, ...because });
}

function forPeople(page: PageInput, row: Row, name: ExplainedName, options: DetectOptions): string {
  const where = 'id' in page.key ? page.key.id : page.key.file;
  const whom = row.candidates.map(({ name: to, kind }) => `${to} (${kind})`).join(' or ');
  const meant = row.outcome === 'nil' ? 'nobody known' : `${whom}, ${row.route}`;
  const { rule, word, likelihood, low, mid, alone } = name.evidence;
  const because = options.explain
    ? `  [${rule}: "${word}" ${likelihood}; small ${low}, capitalised ${mid}, alone ${alone}]`
    : '';
  return `${where}:${row.start}-${row.end}  ${row.text}  →  ${meant}${because}`;
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}

/** What mentions need of the entities of a library of one archive, read once each. */
class EntityCache {
  readonly #view: LibraryView;
  readonly #known = new Map<number, KnownEntity>();

  constructor(view: LibraryView) {
    this.#view = view;
  }

  async learn(names: readonly ExplainedName[]): Promise<void> {
    const numbers = new Set(names.flatMap(({ candidates }) => candidates.map((c) => c.entity)));
    const wanted = [...numbers].filter((number) => !this.#known.has(number));
    const reader = this.#view.generations[0]?.names;
    if (!reader || wanted.length === 0) return;
    const entities = await readEntities(reader, wanted);
    for (const [i, { id, canonical, kind }] of entities.entries())
      this.#known.set(wanted[i] ?? -1, { id, name: canonical, kind });
  }

  get(number: number): KnownEntity | undefined {
    return this.#known.get(number);
  }
}
