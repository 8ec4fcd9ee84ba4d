import type { JSX } from 'preact';
import { PRACTICE_TEXTS } from '@/lib/state/practice-text';
import css from './Practice.module.css';

/** A text of ours to rest on names in. It is in English, as the starter archive is. */
export function Practice(): JSX.Element {
  return (
    <div class={css['text']} lang="en" dir="ltr">
      {PRACTICE_TEXTS.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}
