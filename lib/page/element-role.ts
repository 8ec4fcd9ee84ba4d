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

/** Elements that hold nothing to read, ever; names in lower case. */
export const SKIPPED = new Set(
  `script style noscript template code kbd samp var textarea input select option optgroup datalist
  canvas video audio iframe frame frameset object embed applet head title meta link base map area
  param track source progress meter rt rp rtc svg math`.split(/\s+/),
);

/** Most characters of a floated initial that still belongs to the word after it. */
const MAX_INITIAL_CHARS = 2;

/** What a walk needs to know of an element. */
export type ElementSight = {
  readonly role: ElementRole;
  /** Its computed style, where it was needed; live. */
  readonly style: CSSStyleDeclaration | undefined;
  /** Whether no element is in it; not asked where nothing is read. */
  readonly isLeaf: boolean;
};

/** How to read elements for which their name alone says it. */
const BY_NAME = new Map<string, ElementSight>();
for (const name of SKIPPED) BY_NAME.set(name, sightWith('skip'));
BY_NAME.set('br', sightWith('line-break'));
for (const name of ['img', 'picture']) BY_NAME.set(name, sightWith('spaced'));
const [SKIP, HIDDEN] = [sightWith('skip'), sightWith('hidden')];

/** What makes an element another thing to a reader than its style says. */
const MARKED = '[contenteditable],[role],[aria-hidden]';

function sightWith(role: ElementRole): ElementSight {
  return { role, style: undefined, isLeaf: false };
}

/**
 * How to read `element`, whose parent is rendered. Asks for as little of it as it can: on a long
 * page this is most of the work.
 *
 * @param interrupts whether there is text before it in the block around it
 */
export function sightOf(element: Element, interrupts: boolean): ElementSight {
  const name = element.localName;
  const known = BY_NAME.get(name);
  if (known) return known;
  if (element.hasAttributes() && element.matches(MARKED)) {
    if (isEditable(element)) return SKIP;
    if (element.getAttribute('aria-hidden') === 'true') return HIDDEN;
  }
  const style = getComputedStyle(element);
  const display = style.display;
  if (display === 'none') return HIDDEN;
  const isLeaf = element.firstElementChild === null;
  if (display === 'inline' || display === 'contents' || display === '')
    return { role: name === 'pre' ? 'pre' : 'inline', style, isLeaf };
  if (name === 'pre') return { role: 'pre', style, isLeaf };
  if (display.startsWith('ruby'))
    return display === 'ruby-text' ? SKIP : { role: 'inline', style, isLeaf };
  if (display.startsWith('inline')) return { role: 'spaced', style, isLeaf };
  if (style.contentVisibility === 'hidden') return HIDDEN;
  // A drop cap: the first letter of a word, floated.
  const chars = isLeaf ? (element.textContent?.length ?? 0) : 0;
  const isInitial = chars > 0 && chars <= MAX_INITIAL_CHARS;
  return { role: blockRole(style, isInitial, interrupts), style, isLeaf };
}

/** Whether text directly in an element with this style is visible; descendants may differ. */
export function isVisible(style: CSSStyleDeclaration | undefined): boolean {
  const visibility = style?.visibility ?? '';
  return visibility === 'visible' || visibility === '';
}

function blockRole(
  style: CSSStyleDeclaration,
  isInitial: boolean,
  interrupts: boolean,
): ElementRole {
  // Only between texts does it matter whether a block stands in the flow.
  if (!interrupts && !isInitial) return 'block';
  if (style.position === 'absolute' || style.position === 'fixed') return 'aside';
  if (style.float === 'none' || style.float === '') return 'block';
  return isInitial ? 'inline' : 'aside';
}

/** Whether the reader writes in `element` rather than reads it. */
export function isEditable(element: Element): boolean {
  const editable = element.getAttribute('contenteditable');
  if (editable !== null && editable.toLowerCase() !== 'false') return true;
  const role = element.getAttribute('role');
  return role === 'textbox' || role === 'searchbox' || role === 'combobox';
}
