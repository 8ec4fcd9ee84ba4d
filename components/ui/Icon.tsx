import {
  Archive,
  ArrowDown,
  ArrowLeft,
  ArrowUp,
  Bookmark,
  BookUser,
  FileText,
  History,
  ChevronLeft,
  ChevronRight,
  Copy,
  Download,
  Ellipsis,
  ExternalLink,
  type IconNode,
  Newspaper,
  PanelRight,
  Pin,
  Power,
  Quote,
  Search,
  Trash2,
  TriangleAlert,
  Undo2,
  X,
} from 'lucide';
import { h, type JSX } from 'preact';

/** What each icon of the interface is drawn as; all of one set. */
const ICONS = {
  search: Search,
  close: X,
  previous: ChevronLeft,
  next: ChevronRight,
  up: ArrowUp,
  down: ArrowDown,
  back: ArrowLeft,
  external: ExternalLink,
  trash: Trash2,
  off: Power,
  more: Ellipsis,
  archive: Archive,
  panel: PanelRight,
  import: Download,
  warning: TriangleAlert,
  pin: Pin,
  copy: Copy,
  name: BookUser,
  quote: Quote,
  sources: Newspaper,
  undo: Undo2,
  save: Bookmark,
  document: FileText,
  history: History,
} as const satisfies Readonly<Record<string, IconNode>>;

/** An icon. Always beside words or in a control with a name, hence hidden from screen readers. */
export function Icon({ name, flips }: { name: keyof typeof ICONS; flips?: boolean }): JSX.Element {
  return (
    <svg
      class={flips ? 'flips' : undefined}
      viewBox="0 0 24 24"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {ICONS[name].map(([tag, attributes], at) => h(tag, { key: at, ...attributes }))}
    </svg>
  );
}
