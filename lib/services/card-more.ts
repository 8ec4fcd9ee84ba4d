import { findEntityNumber, readEntities } from '@/lib/linking/entity-table';
import type { CardMore, NamedEntity, NameInText } from '@/lib/model/card';
import type { EntityAt } from '@/lib/model/entity';
import type { OpenGeneration } from '@/lib/model/segment';
import type { ViewTables } from './library-tables';
import { linkLibraryOf } from './link-library';
import type { CardSession } from './page-sessions';

/** Related entities on a card. */
const MAX_RELATED = 8;

/** What is asked: of which card and answer, and the excerpts' texts to look for names in. */
type MoreRequest = {
  readonly card: Pick<CardSession, 'host'>;
  readonly at: EntityAt;
  readonly texts: readonly string[];
};

/** What an answer leads on to: entities often named with it, and the names in its excerpts. */
export async function cardMore(library: ViewTables, request: MoreRequest): Promise<CardMore> {
  const { at } = request;
  const open = library.view.generations.find(({ generation }) => generation.id === at.generation);
  const isThere = open !== undefined && at.number < open.generation.entities;
  return {
    related: isThere ? await relatedTo(open, at) : [],
    names: namesIn(library, request),
  };
}

async function relatedTo({ names }: OpenGeneration, at: EntityAt): Promise<NamedEntity[]> {
  const [entity] = await readEntities(names, [at.number]);
  const ids = entity?.related.slice(0, MAX_RELATED) ?? [];
  const found = await Promise.all(ids.map((id) => findEntityNumber(names, id)));
  const numbers = found.filter((number) => number !== undefined);
  const entities = await readEntities(names, numbers);
  return entities.flatMap(({ canonical, kind }, i) => {
    const number = numbers[i];
    return number === undefined ? [] : [{ at: { ...at, number }, canonical, kind }];
  });
}

function namesIn(library: ViewTables, { card, at, texts }: MoreRequest): NameInText[] {
  const links = linkLibraryOf(library);
  const blocks = texts.map((text, id) => ({ id, text }));
  return links
    .newLinker(card.host)
    .linkPage(blocks)
    .flatMap((mention) => {
      const [target] = links.resolve(mention);
      const isItself = target?.generation === at.generation && target.number === at.number;
      if (!target || isItself || mention.outcome !== 'link') return [];
      const { block: text, span, route } = mention;
      return [{ text, start: span.start, end: span.end, at: target, route }];
    });
}
