import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { KeptModelInstance } from '@/lib/state/kept-model';
import { Notice } from './Notice';

/** Says that what was just pinned, saved or removed was not kept, and what to do. */
export function KeptProblem({ kept }: { readonly kept: KeptModelInstance }): JSX.Element | null {
  return kept.hasFailed.value ? <Notice look="problem">{i18n.t('kept.not_kept')}</Notice> : null;
}
