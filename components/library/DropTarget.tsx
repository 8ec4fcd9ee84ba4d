import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ImportSource } from '@/lib/state/import-source';
import { report } from '@/lib/base/report';
import { Icon } from '@/components/ui/Icon';
import css from './DropTarget.module.css';
import { droppedSources } from './dropped-sources';
import { severalFiles } from './several-files';

type DropTargetProps = {
  readonly onSources: (sources: readonly ImportSource[]) => void;
  readonly children: ComponentChildren;
};

/** Makes the whole page a place to drop files and folders on. Choosing them does the same by keyboard. */
export function DropTarget({ onSources, children }: DropTargetProps): JSX.Element {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    const follow = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    window.addEventListener('dragenter', follow, { signal });
    window.addEventListener('dragover', follow, { signal });
    window.addEventListener(
      'dragleave',
      // Only when the pointer leaves the window: inside it, every element is left all the time.
      (event) => event.relatedTarget === null && setOver(false),
      { signal },
    );
    window.addEventListener(
      'drop',
      (event) => {
        setOver(false);
        if (!hasFiles(event)) return;
        event.preventDefault();
        if (!event.dataTransfer) return;
        droppedSources(event.dataTransfer, severalFiles).then(onSources, (error: unknown) =>
          report(error, 'while reading what was dropped'),
        );
      },
      { signal },
    );
    return () => ended.abort();
  }, [onSources]);
  return (
    <>
      {children}
      {over && (
        <div class={css['veil']} aria-hidden="true">
          <p class={css['words']}>
            <Icon name="import" />
            {i18n.t('library.drop')}
          </p>
        </div>
      )}
    </>
  );
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
