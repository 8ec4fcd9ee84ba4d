import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { ImportPreview } from '@/lib/model/answers';
import { formatNumeral, KEY_END_CHARS, shortKey } from '@/lib/state/format';
import { Notice } from '@/components/ui/Notice';
import css from './KeyQuestion.module.css';

type KeyQuestionProps = {
  readonly preview: ImportPreview;
  /** Hears whether the end of the new key was typed. */
  readonly onAnswer: (isRight: boolean) => void;
};

/**
 * An update that is signed by another key than the archive: nothing goes on before a person has
 * compared the new key and typed its end.
 */
export function KeyQuestion({ preview, onAnswer }: KeyQuestionProps): JSX.Element {
  const { signer = '', formerSigner = '' } = preview;
  const end = signer.slice(-KEY_END_CHARS);
  return (
    <Notice look="problem" title={i18n.t('key.title')}>
      <p>{i18n.t('key.text', [shortKey(formerSigner), shortKey(signer)])}</p>
      <label class={css['answer']}>
        <span>{i18n.t('key.type', [formatNumeral(KEY_END_CHARS)])}</span>
        <input
          type="text"
          autoComplete="off"
          spellcheck={false}
          onInput={({ currentTarget: { value } }) => onAnswer(value.trim().toLowerCase() === end)}
        />
      </label>
    </Notice>
  );
}
