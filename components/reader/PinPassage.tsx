import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ReaderDocument } from '@/lib/model/answers';
import { headOf } from '@/lib/model/document';
import { isPinned, type KeptModelInstance, type Pinnable } from '@/lib/state/kept-model';
import { passageAt } from '@/lib/state/paragraphs';
import { Button } from '@/components/ui/Button';
import css from './PinPassage.module.css';
import { selectedSpan } from './selected-span';

/** Longest excerpt that is pinned, characters. */
const MAX_PIN_CHARS = 2_000;

type PinPassageProps = {
  readonly kept: KeptModelInstance;
  readonly shown: ReaderDocument;
  /** Where the document was opened, UTF-16 units. */
  readonly start: number | undefined;
};

/** Pins the selected words, or the passage that the document was opened at. */
export function PinPassage({ kept, shown, start }: PinPassageProps): JSX.Element {
  const { text } = shown.document;
  const [selected, setSelected] = useState(selectedSpan);
  useEffect(() => {
    const follow = (): void => setSelected(selectedSpan());
    document.addEventListener('selectionchange', follow);
    return () => document.removeEventListener('selectionchange', follow);
  }, []);
  const span = selected ?? passageAt(text, start ?? shown.document.cleaned[0]?.start ?? 0);
  if (!span) return <></>;
  const pinnable = passageOf(shown, {
    ...span,
    end: Math.min(span.end, span.start + MAX_PIN_CHARS),
  });
  const isKept = isPinned(kept, pinnable);
  return (
    <span class={css['pin']} title={i18n.t('reader.pin_hint')}>
      <Button icon="pin" pressed={isKept} onClick={() => void kept.togglePin(pinnable)}>
        {isKept ? i18n.t('reader.unpin') : i18n.t('reader.pin')}
      </Button>
    </span>
  );
}

function passageOf(
  { document, archive }: ReaderDocument,
  span: { readonly start: number; readonly end: number },
): Pinnable {
  return {
    excerpt: {
      document: headOf(archive.id, document),
      text: document.text.slice(span.start, span.end).replaceAll(/\s+/g, ' ').trim(),
      marks: [],
      start: span.start,
      reason: { kind: 'words', words: [] },
      isThisPage: false,
    },
    archiveName: archive.name,
    ...(archive.edition !== undefined && { edition: archive.edition }),
  };
}
