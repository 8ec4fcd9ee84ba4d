import type { ColourScheme, PageSettings } from './ports';

/** Text lighter than this, of 0 to 1, stands on dark ground. */
const LIGHT_TEXT = 0.55;

/** The scheme of a card beside `element`; undefined for the system's. */
export function schemeBeside(
  element: Element,
  theme: PageSettings['theme'],
): ColourScheme | undefined {
  if (theme !== 'page') return theme === 'system' ? undefined : theme;
  const lightness = lightnessOf(getComputedStyle(element).color);
  return lightness === undefined ? undefined : lightness > LIGHT_TEXT ? 'dark' : 'light';
}

/**
 * How light a computed colour is, 0 (black) to 1 (white), as the eye sees it; undefined for one that
 * cannot be told. Text tells its ground better than backgrounds do, which may be pictures.
 */
export function lightnessOf(colour: string): number | undefined {
  const [, kind = '', values = ''] = /^([a-z]+)\((?:[a-z][\w-]* )?(.*)\)$/.exec(colour) ?? [];
  const [a, b, c] = values.split(/[,/ ]+/).map(parseFloat);
  if (a === undefined || Number.isNaN(a)) return undefined;
  if (kind.startsWith('ok')) return a;
  if (kind.startsWith('l')) return a / 100;
  if (b === undefined || c === undefined) return undefined;
  // Rec. 709 luma of the encoded values.
  const luma = 0.2126 * a + 0.7152 * b + 0.0722 * c;
  return kind.startsWith('rgb') ? luma / 255 : kind === 'color' ? luma : undefined;
}
