import type { Rect } from './ports';

/**
 * Indexes into `window.frames` that lead from the top window to `from`; readable across origins.
 * Undefined for a window that its parent does not list, such as a frame in a shadow tree.
 */
export function framePathOf(from: Window): number[] | undefined {
  const path: number[] = [];
  let at = from;
  while (at.parent !== at) {
    const index = indexIn(at.parent, at);
    if (index === undefined) return undefined;
    path.unshift(index);
    at = at.parent;
  }
  return path;
}

function indexIn(parent: Window, child: Window): number | undefined {
  for (let i = 0; i < parent.length; i++) if (parent[i] === child) return i;
  return undefined;
}

/** The element that shows the `index`-th child frame of this document. */
export function frameElement(index: number): Element | undefined {
  const child = window[index];
  const frames = document.querySelectorAll<HTMLIFrameElement | HTMLObjectElement>(
    'iframe, frame, object, embed',
  );
  for (const frame of frames)
    if ('contentWindow' in frame && frame.contentWindow === child) return frame;
  return undefined;
}

/** A rectangle of a frame's viewport in the viewport of the document around it. */
export function rectInParent(rect: Rect, frame: Element): Rect {
  const box = frame.getBoundingClientRect();
  const style = getComputedStyle(frame);
  const width = frame instanceof HTMLElement ? frame.offsetWidth : box.width;
  // A transform around the frame scales what is in it.
  const scale = width > 0 ? box.width / width : 1;
  const left = frame.clientLeft + (Number.parseFloat(style.paddingLeft) || 0);
  const top = frame.clientTop + (Number.parseFloat(style.paddingTop) || 0);
  return {
    x: box.x + (left + rect.x) * scale,
    y: box.y + (top + rect.y) * scale,
    width: rect.width * scale,
    height: rect.height * scale,
  };
}
