import { withoutHash } from '@/lib/base/without-hash';
import { readEntities } from '@/lib/linking/entity-table';
import type { PageList, PageName } from '@/lib/model/answers';
import type { EntityAt } from '@/lib/model/entity';
import type { LibraryView } from '@/lib/model/segment';
import type { PageSession } from './page-sessions';

/** Most names listed of one page. */
const MAX_NAMES = 500;

/** What is listed of the page at `tabUrl`, the best known names first; undefined while no archive is in use. */
export async function listPage(
  view: LibraryView,
  sessions: readonly PageSession[],
  tabUrl: string,
): Promise<PageList | undefined> {
  if (view.generations.length === 0) return undefined;
  const present = presentOf(sessions, tabUrl);
  return { names: await namesOf(view, present), totalMs: sumOf(present) };
}

/** What Backfile cost on the page at `tabUrl`, ms of main thread. */
export function costOf(sessions: readonly PageSession[], tabUrl: string): number {
  return sumOf(presentOf(sessions, tabUrl));
}

function sumOf(sessions: readonly PageSession[]): number {
  return sessions.reduce((sum, session) => sum + session.totalMs, 0);
}

/** The tab's own page and the frames in it, not what a page before left behind or is not linked anew yet. */
function presentOf(sessions: readonly PageSession[], tabUrl: string): readonly PageSession[] {
  const shown = withoutHash(tabUrl);
  return sessions.filter(
    ({ frameId, url, tabUrl: around }) => withoutHash(frameId === 0 ? url : around) === shown,
  );
}

async function namesOf(view: LibraryView, sessions: readonly PageSession[]): Promise<PageName[]> {
  const mentions = new Map<string, { at: EntityAt; count: number }>();
  for (const mark of sessions.flatMap((session) => session.marks)) {
    const at = mark.refs[0];
    if (!at) continue;
    const key = `${at.generation}/${at.number}`;
    mentions.set(key, { at, count: (mentions.get(key)?.count ?? 0) + 1 });
  }
  const perGeneration = view.generations.map(async ({ generation, names }) => {
    const here = [...mentions.values()].filter(({ at }) => at.generation === generation.id);
    const entities = await readEntities(
      names,
      here.map(({ at }) => at.number),
    );
    return entities.flatMap((entity, i): PageName[] => {
      const mention = here[i];
      if (!mention) return [];
      return [
        {
          ref: { ...mention.at, id: entity.id },
          canonical: entity.canonical,
          kind: entity.kind,
          archiveName: generation.archive.name,
          documentCount: entity.documentCount,
          mentions: mention.count,
        },
      ];
    });
  });
  return (await Promise.all(perGeneration))
    .flat()
    .sort((a, b) => b.documentCount - a.documentCount || (a.canonical < b.canonical ? -1 : 1))
    .slice(0, MAX_NAMES);
}
