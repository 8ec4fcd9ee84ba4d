import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Span } from '@/lib/base/span';
import type { ArchiveDocument } from '@/lib/model/document';
import { paragraphRuns, passageAt, type TextRun } from '@/lib/state/paragraphs';
import { langOf } from '@/components/ui/language';
import css from './DocumentText.module.css';
import { ParagraphText } from './ParagraphText';

/** How much of folded furniture is shown, so that one knows what it is. */
const MAX_FURNITURE_CHARS = 48;

type DocumentTextProps = {
  readonly document: ArchiveDocument;
  /** Where to begin, UTF-16 units of the text; undefined for the top. */
  readonly start: number | undefined;
};

/** A document's text in paragraphs, its furniture folded, the passage asked for marked and in view. */
export function DocumentText({ document, start }: DocumentTextProps): JSX.Element {
  const { text } = document;
  const body = useRef<HTMLDivElement>(null);
  const runs = useMemo(() => paragraphRuns(document), [document]);
  // A passage at the very top needs no mark: it is where reading starts anyway.
  const passage = useMemo(
    () => (start === undefined || start === 0 ? undefined : passageAt(text, start)),
    [text, start],
  );
  useEffect(() => {
    const mark = body.current?.querySelector('mark');
    mark?.closest('details')?.setAttribute('open', '');
    mark?.scrollIntoView({ block: 'center', behavior: 'instant' });
  }, [passage]);
  return (
    <div ref={body} class={css['text']} lang={langOf(document.language)}>
      {runs.map((run, at) =>
        run.kind === 'body' ? (
          <Paragraphs key={at} text={text} run={run} passage={passage} />
        ) : (
          <details key={at} class={css['furniture']}>
            <summary title={i18n.t('reader.furniture_note')}>{furnitureWords(text, run)}</summary>
            <Paragraphs text={text} run={run} passage={passage} />
          </details>
        ),
      )}
    </div>
  );
}

type ParagraphsProps = {
  readonly text: string;
  readonly run: TextRun;
  readonly passage: Span | undefined;
};

function Paragraphs({ text, run, passage }: ParagraphsProps): JSX.Element {
  return (
    <>
      {run.paragraphs.map((paragraph) => (
        <ParagraphText key={paragraph.start} text={text} paragraph={paragraph} passage={passage} />
      ))}
    </>
  );
}

function furnitureWords(text: string, run: TextRun): string {
  const [first] = run.paragraphs;
  const words = first ? text.slice(first.start, first.end) : '';
  const cut = words.length > MAX_FURNITURE_CHARS || run.paragraphs.length > 1;
  return i18n.t('reader.furniture', [words.slice(0, MAX_FURNITURE_CHARS) + (cut ? '…' : '')]);
}
