import { readEntities } from '@/lib/linking/entity-table';
import type { PageName, PageState } from '@/lib/model/answers';
import type { EntityAt } from '@/lib/model/entity';
import type { LibraryView } from '@/lib/model/segment';
import type { Settings } from '@/lib/model/settings';
import type { PageSession } from './page-sessions';
import { hostOf, runsOn } from './site-access';

/** Most names listed of one page. */
const MAX_NAMES = 500;

/** What the popup knows of the tab it was opened on. */
export type TabFacts = {
  readonly url: string;
  readonly incognito: boolean;
  /** Whether the browser lets Backfile read this page. */
  readonly access: boolean;
  readonly now: number;
};

/** What Backfile does on a tab's page, with the names it found there, the best known first. */
export async function pageState(
  view: LibraryView,
  sessions: readonly PageSession[],
  settings: Settings,
  tab: TabFacts,
): Promise<PageState> {
  const host = hostOf(tab.url);
  if (host === '' && !tab.url.startsWith('file:')) return { kind: 'cannot-run' };
  if (settings.trigger === 'off') return { kind: 'off', host };
  if (!runsOn(tab.url, settings, tab)) return { kind: 'off-here', host };
  if (!tab.access) return { kind: 'no-access', host };
  if (view.generations.length === 0) return { kind: 'no-archive', host };
  const present = presentOf(sessions, tab.url);
  const names = await namesOf(view, present);
  return {
    kind: 'on',
    host,
    names,
    totalMs: present.reduce((sum, session) => sum + session.totalMs, 0),
  };
}

/** The tab's own page and the frames in it, not what a page before left behind or is not linked anew yet. */
function presentOf(sessions: readonly PageSession[], tabUrl: string): readonly PageSession[] {
  const shown = withoutHash(tabUrl);
  return sessions.filter(
    ({ frameId, url, tabUrl: around }) => withoutHash(frameId === 0 ? url : around) === shown,
  );
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/s, '');
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
