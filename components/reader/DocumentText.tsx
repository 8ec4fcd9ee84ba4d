import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { overlaps, type Span } from '@/lib/base/span';
import type { ArchiveDocument } from '@/lib/model/document';
import { paragraphRuns, passageAt, type TextRun } from '@/lib/state/paragraphs';
import { screensOf, sliceAt, slicesOf } from '@/lib/state/text-slices';
import { langOf } from '@/components/ui/language';
import { useGrowingRange } from '@/components/ui/use-growing-range';
import css from './DocumentText.module.css';
import { ParagraphText } from './ParagraphText';

/** How much of folded furniture is shown, so that one knows what it is. */
const MAX_FURNITURE_CHARS = 48;
/** Slices that a frame adds. */
const MORE_SLICES = 8;
/** Folded paragraphs that are drawn at once, and that a frame adds. */
const FIRST_FOLDED = 10;
const MORE_FOLDED = 240;

type DocumentTextProps = {
  readonly document: ArchiveDocument;
  /** Where to begin, UTF-16 units of the text; undefined for the top. */
  readonly start: number | undefined;
};

/** A document's text in paragraphs, its furniture folded, the passage asked for marked and in view. */
export function DocumentText({ document, start }: DocumentTextProps): JSX.Element {
  const { text } = document;
  const body = useRef<HTMLDivElement>(null);
  const slices = useMemo(() => slicesOf(paragraphRuns(document)), [document]);
  // A passage at the very top needs no mark: it is where reading starts anyway.
  const passage = useMemo(
    () => (start === undefined || start === 0 ? undefined : passageAt(text, start)),
    [text, start],
  );
  // One that is the same as before is not drawn again when others come.
  const drawn = useMemo(
    () =>
      slices.map((slice) => <Slice key={slice.start} text={text} run={slice} passage={passage} />),
    [text, slices, passage],
  );
  const first = sliceAt(slices, passage?.start ?? 0);
  const shown = screensOf(slices, first);
  const range = useGrowingRange({ count: slices.length, first, shown, more: MORE_SLICES });
  const hasAll = range.from === 0;
  const isMoved = useMoved();
  useEffect(() => {
    const mark = body.current?.querySelector('mark');
    // What was drawn above it later has pushed it down.
    if (!mark || isMoved()) return;
    mark.closest('details')?.setAttribute('open', '');
    mark.scrollIntoView({ block: 'center', behavior: 'instant' });
  }, [passage, hasAll, isMoved]);
  return (
    <div ref={body} class={css['text']} lang={langOf(document.language)}>
      {drawn.slice(range.from, range.to)}
    </div>
  );
}

/** Whether the reader has moved about the page. */
function useMoved(): () => boolean {
  const hasMovedRef = useRef(false);
  useEffect(() => {
    const ended = new AbortController();
    const note = (): void => {
      hasMovedRef.current = true;
      ended.abort();
    };
    for (const kind of ['wheel', 'touchstart', 'pointerdown', 'keydown'])
      addEventListener(kind, note, { signal: ended.signal, passive: true });
    return () => ended.abort();
  }, []);
  return useCallback(() => hasMovedRef.current, []);
}

function Slice(props: ParagraphsProps): JSX.Element {
  return props.run.kind === 'body' ? <Paragraphs {...props} /> : <Furniture {...props} />;
}

/** What is folded can be most of a document: it is drawn bit by bit, for the browser's search to find it there. */
function Furniture({ text, run, passage }: ParagraphsProps): JSX.Element {
  const { paragraphs } = run;
  const isAskedFor = passage !== undefined && paragraphs.some((each) => overlaps(each, passage));
  const shown = isAskedFor ? paragraphs.length : FIRST_FOLDED;
  const { to } = useGrowingRange({ count: paragraphs.length, shown, more: MORE_FOLDED });
  const drawn = { ...run, paragraphs: paragraphs.slice(0, to) };
  return (
    <details class={css['furniture']}>
      <summary title={i18n.t('reader.furniture_note')}>{furnitureWords(text, run)}</summary>
      <Paragraphs text={text} run={drawn} passage={passage} />
    </details>
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
