// `Node.TEXT_NODE` and its like, by value: reading a long page asks for each node.
const [ELEMENT, TEXT, CDATA] = [1, 3, 4];

/**
 * Whether `node` is text. By its type, for pages move nodes between documents.
 *
 * @param type its type, where it was asked for before
 */
export function isText(node: Node, type = node.nodeType): node is Text {
  return type === TEXT || type === CDATA;
}

/**
 * Whether `node` is an element.
 *
 * @param type its type, where it was asked for before
 */
export function isElement(node: Node, type = node.nodeType): node is Element {
  return type === ELEMENT;
}

/** The element around a node as the reader sees the page: slots and shadow hosts included. */
export function flatParent(node: Node): Element | null {
  if ((isElement(node) || isText(node)) && node.assignedSlot) return node.assignedSlot;
  const parent = node.parentNode;
  if (parent instanceof ShadowRoot) return parent.host;
  return parent && isElement(parent) ? parent : null;
}

/** The nearest of `node` and the elements around it that `accept` takes; null when none. */
export function closestInFlatTree(
  node: Node,
  accept: (element: Element) => boolean,
): Element | null {
  let at = isElement(node) ? node : flatParent(node);
  while (at && !accept(at)) at = flatParent(at);
  return at;
}

/** Whether `node` is `outer` or below it, through shadow borders. */
export function flatContains(outer: Element, node: Node): boolean {
  return closestInFlatTree(node, (element) => element === outer) !== null;
}
