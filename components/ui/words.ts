import { i18n } from '#i18n';
import type { EntityKind, LinkRoute } from '@/lib/model/entity';
import type { ExcerptReason } from '@/lib/model/excerpt';

/** The word for what an entity is. */
export function kindWord(kind: EntityKind): string {
  return i18n.t(`kind.${kind}`);
}

/** The words for how a surface form came to mean an entity. */
export function routeWords(route: LinkRoute): string {
  return i18n.t(`reason.${route}`);
}

/** Why an excerpt is shown, in words; with the surface form where it is not the plain name. */
export function reasonWords(reason: ExcerptReason): string {
  if (reason.kind === 'words') return i18n.t('reason.words', [reason.words.join(', ')]);
  const words = routeWords(reason.route);
  return reason.route === 'exact' || reason.surface === ''
    ? words
    : i18n.t('reason.route_with_surface', [words, reason.surface]);
}

/** An archive's name with its edition: "World Factbook, as of 2015". */
export function archiveWords(name: string, edition: string | undefined): string {
  return edition === undefined ? name : i18n.t('source.archive_edition', [name, edition]);
}
