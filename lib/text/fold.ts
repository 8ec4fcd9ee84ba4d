import { CLASS, classOf, expansionOf, foldOf } from './characters';

/** A folded text with the way back to its source. */
export type Folded = {
  readonly text: string;
  /** For each unit of `text`, where the unit it comes from starts in the source; one more at the end. */
  readonly offsets: Uint32Array;
};

/**
 * The comparison form of a name: letters and digits only, without case, marks, hyphens, spaces and
 * invisible characters; Arabic and Persian letters unified. "Amir-Abdollāhian" and
 * "amir abdollahian" are both "amirabdollahian".
 */
export function fold(name: string): string {
  let folded = '';
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    const found = classOf(unit);
    if (found === CLASS.other || found === CLASS.ignorable) continue;
    const to = foldOf(unit);
    folded += to === 0 ? expansionOf(unit) : String.fromCharCode(to);
  }
  return folded;
}

/** The words of `name`, each folded, without empty ones. Hyphens part words, apostrophes do not. */
export function foldWords(name: string): string[] {
  return name
    .split(/[^\p{L}\p{M}\p{N}\u00AD\u200B-\u200F\u2060'’ʼʻ`]+/u)
    .map(fold)
    .filter((word) => word !== '');
}

/**
 * `text` folded for comparison with its words kept apart: whatever is no letter or digit becomes one
 * space, marks and invisible characters vanish. `offsets` lead back to the source.
 */
export function foldText(text: string): Folded {
  const units: number[] = [];
  const offsets: number[] = [];
  let gap = true;
  const put = (unit: number, from: number): void => {
    units.push(unit);
    offsets.push(from);
  };
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const found = classOf(unit);
    if (found === CLASS.ignorable) continue;
    if (found === CLASS.other) {
      if (!gap) put(32, i);
      gap = true;
      continue;
    }
    gap = false;
    const to = foldOf(unit);
    if (to !== 0) put(to, i);
    else for (const part of expansionOf(unit)) put(part.charCodeAt(0), i);
  }
  offsets.push(text.length);
  let folded = '';
  for (let i = 0; i < units.length; i += 4096)
    folded += String.fromCharCode(...units.slice(i, i + 4096));
  return { text: folded, offsets: Uint32Array.from(offsets) };
}
