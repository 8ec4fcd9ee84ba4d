import { isElement } from './flat-tree';

/** What became of the page since the last look. */
export type PageChanges = {
  /** Nodes whose children or text changed. */
  readonly touched: Set<Node>;
  /** Elements that may be something else to a reader now: new, moved, editable, hidden from assistive technology. */
  readonly turned: Set<Element>;
  /** Nodes left the document. */
  removed: boolean;
  /** Classes or styles changed somewhere: hidden text may show, text may have moved. */
  styled: boolean;
};

const TURNING = new Set(['contenteditable', 'aria-hidden', 'role']);
const STYLING = ['class', 'style', 'hidden', 'open'];

/** Watches trees for changes. */
export type PageWatch = {
  /** Watches another tree: a shadow root. */
  add(root: Node): void;
  /** What changed since it was last asked, also what was not reported yet. */
  take(): PageChanges;
  /** What the next `take` will give, as far as it was reported. */
  readonly pending: PageChanges;
};

/**
 * Watches `root`'s tree until `signal` ends it. Observers in an extension's own world are
 * invisible to the page.
 *
 * @param onChange called once for every batch of changes, before anything is painted
 * @param isOwn tells Backfile's own nodes, whose coming and going is no change
 */
export function watchPage(
  root: Node,
  options: {
    readonly onChange: (changes: PageChanges) => void;
    readonly isOwn: (node: Node) => boolean;
    readonly signal: AbortSignal;
  },
): PageWatch {
  let changes = nothing();
  const note = (records: readonly MutationRecord[]): boolean => {
    let noted = false;
    for (const record of records) noted = noteRecord(changes, record, options.isOwn) || noted;
    return noted;
  };
  const observer = new MutationObserver((records) => {
    if (note(records)) options.onChange(changes);
  });
  const add = (tree: Node): void =>
    observer.observe(tree, {
      childList: true,
      characterData: true,
      subtree: true,
      attributes: true,
      attributeFilter: [...TURNING, ...STYLING],
    });
  add(root);
  options.signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  return {
    add,
    get pending() {
      return changes;
    },
    take() {
      note(observer.takeRecords());
      const taken = changes;
      changes = nothing();
      return taken;
    },
  };
}

function nothing(): PageChanges {
  return { touched: new Set(), turned: new Set(), removed: false, styled: false };
}

function noteRecord(
  changes: PageChanges,
  record: MutationRecord,
  isOwn: (node: Node) => boolean,
): boolean {
  const { target, type } = record;
  if (isOwn(target)) return false;
  if (type === 'attributes') {
    changes.styled = true;
    if (isElement(target) && TURNING.has(record.attributeName ?? '')) changes.turned.add(target);
    return true;
  }
  if (type === 'childList') {
    const own = [...record.addedNodes, ...record.removedNodes].every(isOwn);
    // Its removal is told all the same: somebody must put it back.
    if (own) return record.removedNodes.length > 0;
    if (record.removedNodes.length > 0) changes.removed = true;
    for (const node of record.addedNodes) if (isElement(node)) changes.turned.add(node);
  }
  changes.touched.add(target);
  return true;
}
