/** What an element is to a reader of text. */
export type ElementRole =
  /** Its text is read as part of the block around it. */
  | 'inline'
  /** Like inline, but words do not run together at its borders. */
  | 'spaced'
  /** A block border before and after it. */
  | 'block'
  /** A block of its own that does not interrupt the block around it. */
  | 'aside'
  /** Preformatted. */
  | 'pre'
  | 'line-break'
  /** Holds nothing to read, ever. */
  | 'skip'
  /** Not shown now; may be later. */
  | 'hidden';

const SKIPPED = new Set(
  `script style noscript template code kbd samp var textarea input select option optgroup datalist
  canvas video audio iframe frame frameset object embed applet head title meta link base map area
  param track source progress meter rt rp rtc svg math`.split(/\s+/),
);

const REPLACED_INLINE = new Set(['img', 'picture']);

/** Most characters of a floated initial that still belongs to the word after it. */
const MAX_INITIAL_CHARS = 2;

/** What a walk needs to know of an element. */
export type ElementSight = {
  readonly role: ElementRole;
  /** Whether text directly inside is visible; descendants may differ. */
  readonly visible: boolean;
};

const SKIP: ElementSight = { role: 'skip', visible: false };
const HIDDEN: ElementSight = { role: 'hidden', visible: false };
const LINE_BREAK: ElementSight = { role: 'line-break', visible: true };
const SPACED: ElementSight = { role: 'spaced', visible: true };

/** How to read `element`, whose parent is rendered. Asks for its computed style. */
export function sightOf(element: Element): ElementSight {
  const name = element.localName;
  if (name === 'br') return LINE_BREAK;
  if (REPLACED_INLINE.has(name)) return SPACED;
  if (SKIPPED.has(name) || isEditable(element)) return SKIP;
  if (element.getAttribute('aria-hidden') === 'true') return HIDDEN;
  const style = getComputedStyle(element);
  const display = style.display;
  if (display === 'none') return HIDDEN;
  const visible = style.visibility === 'visible' || style.visibility === '';
  if (name === 'pre') return { role: 'pre', visible };
  if (display === 'inline' || display === 'contents' || display === '')
    return { role: 'inline', visible };
  if (display.startsWith('ruby')) return display === 'ruby-text' ? SKIP : { role: 'inline', visible };
  if (display.startsWith('inline')) return { role: 'spaced', visible };
  if (style.contentVisibility === 'hidden') return HIDDEN;
  return { role: blockRole(element, style), visible };
}

function blockRole(element: Element, style: CSSStyleDeclaration): ElementRole {
  if (style.position === 'absolute' || style.position === 'fixed') return 'aside';
  if (style.float === 'none' || style.float === '') return 'block';
  // A drop cap is a floated first letter of a word.
  const text = element.textContent ?? '';
  return text.trim().length <= MAX_INITIAL_CHARS ? 'inline' : 'aside';
}

/** Whether the reader writes in `element` rather than reads it. */
export function isEditable(element: Element): boolean {
  const editable = element.getAttribute('contenteditable');
  if (editable !== null && editable.toLowerCase() !== 'false') return true;
  const role = element.getAttribute('role');
  return role === 'textbox' || role === 'searchbox' || role === 'combobox';
}
