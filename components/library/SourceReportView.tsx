import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { SourceReport } from '@/lib/model/sources';
import { formatCount } from '@/lib/state/format';
import css from './SourceReportView.module.css';

/** Problems that are shown. */
const SHOWN = 20;

/** What came of the files that an archive is made of: copies, and what was left out and why. */
export function SourceReportView({ report }: { report: SourceReport }): JSX.Element {
  const { leftOut, sameTexts, nearTexts, repeatedIds, problems } = report;
  const notes = [
    [sameTexts, i18n.t('made.same_texts', sameTexts, [formatCount(sameTexts)])],
    [nearTexts, i18n.t('made.near_texts', nearTexts, [formatCount(nearTexts)])],
    [repeatedIds, i18n.t('made.repeated_ids', repeatedIds, [formatCount(repeatedIds)])],
  ] as const;
  return (
    <div class={css['report']}>
      {notes.map(([count, words]) => count > 0 && <p key={words}>{words}</p>)}
      {problems.length > 0 && (
        <details>
          <summary>{i18n.t('made.left_out', leftOut, [formatCount(leftOut)])}</summary>
          <ul class={css['problems']}>
            {problems.slice(0, SHOWN).map(({ where, message }) => (
              <li key={where + message}>
                <bdi>{where}</bdi> — <bdi>{message}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
