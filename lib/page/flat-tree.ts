/** The element around a node as the reader sees the page: slots and shadow hosts included. */
export function flatParent(node: Node): Element | null {
  if ((node instanceof Element || node instanceof Text) && node.assignedSlot) return node.assignedSlot;
  const parent = node.parentNode;
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : null;
}

/** The nearest of `node` and the elements around it that `accept` takes; null when none. */
export function closestInFlatTree(
  node: Node,
  accept: (element: Element) => boolean,
): Element | null {
  let at = node instanceof Element ? node : flatParent(node);
  while (at && !accept(at)) at = flatParent(at);
  return at;
}

/** Whether `node` is `outer` or below it, through shadow borders. */
export function flatContains(outer: Element, node: Node): boolean {
  return closestInFlatTree(node, (element) => element === outer) !== null;
}
