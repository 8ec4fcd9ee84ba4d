const SVG = 'http://www.w3.org/2000/svg';

/** A small box with three dots cut out. */
const HINT =
  'M4 0h20a4 4 0 0 1 4 4v10a4 4 0 0 1-4 4h-20a4 4 0 0 1-4-4v-10a4 4 0 0 1 4-4z' +
  'M6 9a2 2 0 1 0 4 0a2 2 0 1 0-4 0zM12 9a2 2 0 1 0 4 0a2 2 0 1 0-4 0zM18 9a2 2 0 1 0 4 0a2 2 0 1 0-4 0z';

/** A sign without words, at a layer's point: here is something that this page lets no card show. */
export function hintPath(x: number, y: number): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'hint');
  svg.style.left = `${x}px`;
  svg.style.top = `${y + 4}px`;
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', HINT);
  svg.append(path);
  return svg;
}
