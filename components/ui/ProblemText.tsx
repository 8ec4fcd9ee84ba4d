import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { ImportProblem } from '@/lib/model/answers';
import css from './ProblemText.module.css';

/** Keys of the locale have no hyphens. */
const KEYS = {
  'not-a-bundle': 'not_a_bundle',
  damaged: 'damaged',
  'too-large': 'too_large',
  'newer-format': 'newer_format',
  'older-sequence': 'older_sequence',
  'wrong-base': 'wrong_base',
  unsigned: 'unsigned',
  'key-changed': 'key_changed',
  'no-space': 'no_space',
  unreachable: 'unreachable',
  'refused-address': 'refused_address',
  'no-documents': 'no_documents',
  cancelled: 'cancelled',
  busy: 'busy',
  failed: 'failed',
} as const satisfies Readonly<Record<ImportProblem['kind'], string>>;

/** What went wrong and what to do next, in the reader's language; the very words of it are English. */
export function ProblemText({ problem }: { problem: ImportProblem }): JSX.Element {
  const { message, where } = problem;
  const isEnglish = i18n.t('ui_language') === 'en';
  return (
    <>
      <p>{isEnglish ? message : i18n.t(`problem.${KEYS[problem.kind]}`)}</p>
      {where !== undefined && <p>{i18n.t('import.problem_where', [where])}</p>}
      {!isEnglish && (
        <details class={css['exactly']}>
          <summary>{i18n.t('problem.exactly')}</summary>
          <p lang="en" dir="ltr">
            {message}
          </p>
        </details>
      )}
    </>
  );
}
