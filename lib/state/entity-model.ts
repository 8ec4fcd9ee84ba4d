import { createModel, signal } from '@preact/signals';
import { createLatest } from '@/lib/base/latest';
import { report } from '@/lib/base/report';
import type {
  EntityDocuments,
  EntityDocumentsRequest,
  EntityPage,
  RelatedName,
} from '@/lib/model/answers';
import type { DocumentKey } from '@/lib/model/document';

/** Which entity is shown. */
export type ShownEntity = Pick<RelatedName, 'ref' | 'canonical'>;

/** What an entity's page asks of the rest of Backfile. */
export type EntityClient = {
  /** Undefined when the library does not have the entity any more. */
  entity(of: ShownEntity['ref']): Promise<EntityPage | undefined>;
  entityDocuments(
    of: ShownEntity['ref'],
    request: EntityDocumentsRequest,
  ): Promise<EntityDocuments | undefined>;
  /** In a new tab. */
  openReader(key: DocumentKey, start: number): void;
};

/** What an entity's page draws. */
export type EntityState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'waiting'; readonly canonical: string }
  | {
      readonly kind: 'shown';
      readonly page: EntityPage;
      /** Undefined until the first part is there. */
      readonly documents: EntityDocuments | undefined;
      readonly order: EntityDocumentsRequest['order'];
      /** The one year whose documents are listed; undefined for all. */
      readonly year: number | undefined;
    }
  | { readonly kind: 'problem'; readonly canonical: string; readonly problem: 'gone' | 'failed' };

/** Documents listed at first, and added by each "more". */
const PART = 20;

/** An entity's page: what the archive knows of it, and its documents part by part. */
export const EntityModel = createModel((client: EntityClient) => {
  const state = signal<EntityState>({ kind: 'closed' });
  /** The entities gone through on the way here, the first one first. */
  const trail = signal<readonly ShownEntity[]>([]);
  const latest = createLatest();

  /** Runs `work` unless something newer is asked for meanwhile; a failure is shown. */
  async function run(canonical: string, work: () => Promise<EntityState>): Promise<void> {
    try {
      const settled = await latest.run(work);
      if (settled.current) state.value = settled.value;
    } catch (error) {
      report(error, 'while reading an entity');
      state.value = { kind: 'problem', canonical, problem: 'failed' };
    }
  }

  function load(entity: ShownEntity): Promise<void> {
    state.value = { kind: 'waiting', canonical: entity.canonical };
    return run(entity.canonical, () => firstLook(client, entity));
  }

  /** Lists the documents anew, or goes on behind those that are listed. */
  function list(change: Partial<Pick<Shown, 'order' | 'year'>> | 'more'): Promise<void> {
    const now = state.peek();
    if (now.kind !== 'shown') return Promise.resolve();
    const next = change === 'more' ? now : { ...now, ...change, documents: undefined };
    state.value = next;
    return run(now.page.entity.canonical, () => withNextPart(client, next));
  }

  function close(): void {
    latest.stop();
    trail.value = [];
    state.value = { kind: 'closed' };
  }

  return {
    state,
    trail,
    async open(entity: ShownEntity): Promise<void> {
      trail.value = [...trail.peek(), entity];
      await load(entity);
    },
    /** To the entity before, or out of the page from the first one. */
    async back(): Promise<void> {
      trail.value = trail.peek().slice(0, -1);
      const before = trail.peek().at(-1);
      if (before) await load(before);
      else close();
    },
    close,
    setOrder: (order: Shown['order']): Promise<void> => list({ order }),
    /** @param year undefined for all documents, undated ones too */
    setYear: (year: number | undefined): Promise<void> => list({ year }),
    more: (): Promise<void> => list('more'),
    openReader: (key: DocumentKey, start: number): void => client.openReader(key, start),
  };
});

type Shown = Extract<EntityState, { kind: 'shown' }>;

async function firstLook(
  client: EntityClient,
  { ref, canonical }: ShownEntity,
): Promise<EntityState> {
  const first = { order: 'newest', from: 0, count: PART } as const;
  const [page, documents] = await Promise.all([
    client.entity(ref),
    client.entityDocuments(ref, first),
  ]);
  return page && documents
    ? { kind: 'shown', page, documents, order: first.order, year: undefined }
    : { kind: 'problem', canonical, problem: 'gone' };
}

async function withNextPart(client: EntityClient, shown: Shown): Promise<EntityState> {
  const { ref, entity } = shown.page;
  const before = shown.documents?.excerpts ?? [];
  const part = await client.entityDocuments(ref, {
    order: shown.order,
    from: before.length,
    count: PART,
    ...(shown.year === undefined ? {} : { years: { from: shown.year, to: shown.year } }),
  });
  return part
    ? { ...shown, documents: { ...part, excerpts: [...before, ...part.excerpts] } }
    : { kind: 'problem', canonical: entity.canonical, problem: 'gone' };
}

/** The model of an entity's page. */
export type EntityModelInstance = InstanceType<typeof EntityModel>;
