import { useEffect, useRef } from 'preact/hooks';

/** What takes the focus by itself or by Tab. */
const CONTROLS = 'button, a[href], input, select, textarea, summary, [tabindex]';

/** Where an element was, to find what stands there when it is gone. */
type Place = {
  readonly element: Element;
  /** The `data-row`, the `data-rows` and the `data-undo` around it. */
  readonly row: string | undefined;
  readonly rows: string | undefined;
  readonly undo: string | undefined;
  /** Its ancestors from itself on, each with its index among its siblings. */
  readonly path: readonly { readonly element: Element; readonly index: number }[];
  /** Its place among the controls of its row. */
  readonly control: number;
};

/**
 * Catches the focus when the row that had it is gone: people who go by keyboard would have to start
 * over at the top of the page. It goes to the way to take that back, to the row where it stands now or
 * when it came back, else to the row in its place. Nothing happens while the focus is anywhere.
 *
 * @param name the `data-rows` of what holds the rows, and the `data-undo` of what takes a removal back
 * @param rows a new value means that some may have gone or come
 * @param prefer selector of what is better than a neighbour, within what is left around it
 */
export function useRowFocus(name: string, rows: unknown, prefer?: string): void {
  const lastRef = useRef<Place>(undefined);
  /** The row whose removal was seen here; empty for none in particular. */
  const goneRef = useRef<string>(undefined);
  useEffect(() => {
    const follow = ({ target }: FocusEvent): void => {
      if (target instanceof Element) lastRef.current = placeOf(target);
    };
    document.addEventListener('focusin', follow);
    return () => document.removeEventListener('focusin', follow);
  }, []);
  useEffect(() => {
    const last = lastRef.current;
    if (!last || !isLost(last)) return;
    const wasUndo = last.undo === name && goneRef.current !== undefined;
    if (wasUndo) takeFocus(afterUndo(last, goneRef.current ?? ''), 0);
    else if (last.rows === name) {
      goneRef.current = last.row ?? '';
      const offer = document.querySelector(`[data-undo="${name}"]`);
      const next = rowOf(goneRef.current) ?? neighbourOf(last, prefer);
      takeFocus(offer ?? next, offer ? 0 : last.control);
    }
  }, [name, rows, prefer]);
}

/** The row that was brought back. It may not be there yet: the next change shows it. */
function afterUndo(last: Place, row: string): Element | null | undefined {
  return row === '' ? neighbourOf(last, undefined) : rowOf(row);
}

/** Whether what had the focus is gone, and nothing has it. */
function isLost({ element }: Place): boolean {
  return !element.isConnected && document.activeElement === document.body;
}

function placeOf(element: Element): Place {
  const path = [];
  for (let at: Element | null = element; at?.parentElement; at = at.parentElement)
    path.push({ element: at, index: [...at.parentElement.children].indexOf(at) });
  const row = element.closest<HTMLElement>('[data-row]');
  const around = row ?? element.closest('li') ?? element;
  return {
    element,
    row: row?.dataset['row'],
    rows: element.closest<HTMLElement>('[data-rows]')?.dataset['rows'],
    undo: element.closest<HTMLElement>('[data-undo]')?.dataset['undo'],
    path,
    control: Math.max(0, [...around.querySelectorAll(CONTROLS)].indexOf(element)),
  };
}

function rowOf(row: string): Element | null {
  return row === '' ? null : document.querySelector(`[data-row="${CSS.escape(row)}"]`);
}

/** What stands where the removed part stood, or the last one before, or what is left around it. */
function neighbourOf({ path }: Place, prefer: string | undefined): Element | undefined {
  const left = path.findIndex(({ element }) => element.isConnected);
  const around = path[left]?.element;
  const index = path[left - 1]?.index;
  if (!around || index === undefined) return undefined;
  const preferred = prefer === undefined ? null : around.querySelector(prefer);
  if (preferred) return preferred;
  const near = around.children[Math.min(index, around.children.length - 1)];
  const all = [near, ...path.slice(left).map(({ element }) => element)];
  return all.find((element) => element && controlsOf(element).length > 0);
}

function controlsOf(element: Element): readonly Element[] {
  return element.matches(CONTROLS) ? [element] : [...element.querySelectorAll(CONTROLS)];
}

/** Focuses control `index` of an element. The page scrolls only for those who see where the focus is. */
function takeFocus(element: Element | null | undefined, index: number): void {
  const controls = element ? controlsOf(element) : [];
  const control = controls[Math.min(index, controls.length - 1)];
  if (!(control instanceof HTMLElement)) return;
  control.focus({ preventScroll: true });
  if (control.matches(':focus-visible')) control.scrollIntoView({ block: 'nearest' });
}
