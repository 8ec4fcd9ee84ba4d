import type { ComponentChildren, JSX } from 'preact';
import css from './Notice.module.css';
import { Icon } from './Icon';

type NoticeProps = {
  /** `problem` is said at once by screen readers, `info` when they are idle. */
  readonly look?: 'info' | 'problem';
  readonly title?: string;
  readonly children?: ComponentChildren;
  /** What the reader can do about it. */
  readonly actions?: ComponentChildren;
};

/** A state or a problem in words, with what to do next. */
export function Notice({ look = 'info', title, children, actions }: NoticeProps): JSX.Element {
  // A condition that does not hold is `false`, and needs no room.
  const hasActions = actions !== undefined && actions !== null && actions !== false;
  return (
    <div
      class={`${css['notice'] ?? ''} ${css[look] ?? ''}`}
      role={look === 'problem' ? 'alert' : 'status'}
    >
      {look === 'problem' && <Icon name="warning" />}
      <div class={css['body']}>
        {title !== undefined && <strong class={css['title']}>{title}</strong>}
        {children}
        {hasActions && <div class={css['actions']}>{actions}</div>}
      </div>
    </div>
  );
}
