import type { Frame, Tab } from '@/scripts/browsers/driver';

/** One excerpt as the card shows it. */
export type ShownExcerpt = {
  /** What its source calls the document: a file's name, a given id. */
  readonly document: string;
  readonly title: string;
  readonly text: string;
  /** Emphasised parts of `text`: start and end. */
  readonly marks: readonly (readonly [number, number])[];
  /** Who published it; empty when that is not known. */
  readonly source: string;
  /** As far as it is known, `2015-06-11`; empty when it is not. */
  readonly date: string;
  /** Why it is shown. */
  readonly reason: string;
  /** The document is the very page that is being read. */
  readonly isThisPage: boolean;
};

/** What the card shows. */
export type ShownCard = {
  readonly entity: string;
  /** How much the archive has of it, and which archive, with its edition. */
  readonly provenance: string;
  readonly excerpts: readonly ShownExcerpt[];
};

/** The card's document, if there is one on the page. */
export async function cardFrame(tab: Tab): Promise<Frame | undefined> {
  return (await tab.frames()).find(({ url }) => url.includes('/card.html'));
}

/** Whether a card is to be seen: one that is only being made ready is not. */
export async function isCardShown(tab: Tab): Promise<boolean> {
  const frames = (await tab.shadowElements()).filter(({ tag }) => tag === 'iframe');
  return frames.some(({ attributes }) => !/visibility: hidden/.test(attributes['style'] ?? ''));
}

/** What is written on the card; empty while it is still looking. */
export function cardText(frame: Frame): Promise<string> {
  return frame.evaluate(() => {
    const surface = document.querySelector<HTMLElement>('[role=dialog]');
    return surface?.getAttribute('aria-busy') === 'false' ? surface.innerText : '';
  });
}

/** Goes through all excerpts of the card, as a reader would, and back to the first. */
export function readCard(frame: Frame): Promise<ShownCard> {
  return frame.evaluate(async () => {
    const drawn = (): Promise<void> =>
      new Promise((resolve) => {
        setTimeout(resolve, 30);
      });
    const textOf = (root: ParentNode | null | undefined, selector: string): string =>
      root?.querySelector(selector)?.textContent?.trim() ?? '';
    const readExcerpt = (figure: Element): ShownExcerpt => {
      const quote = figure.querySelector('blockquote');
      const marks: [number, number][] = [];
      let text = '';
      for (const node of quote?.childNodes ?? []) {
        const part = node.textContent ?? '';
        if (node.nodeName === 'MARK') marks.push([text.length, text.length + part.length]);
        text += part;
      }
      const facts = figure.querySelector('figcaption > span');
      const key = figure.getAttribute('data-key') ?? '';
      return {
        document: key.slice(key.indexOf('/') + 1),
        title: textOf(figure, 'cite'),
        text,
        marks,
        source: textOf(facts?.firstElementChild, 'bdi'),
        date: facts?.querySelector('time')?.dateTime ?? '',
        reason: textOf(facts, ':scope > span:nth-child(2)'),
        isThisPage: facts?.querySelector(':scope > span:nth-child(3)') !== null,
      };
    };
    const rows = [
      ...document.querySelectorAll<HTMLButtonElement>('details li button[aria-current]'),
    ];
    const excerpts: ShownExcerpt[] = [];
    const readPresent = (): void => {
      const figure = document.querySelector('figure');
      if (figure) excerpts.push(readExcerpt(figure));
    };
    if (rows.length === 0) readPresent();
    for (const row of rows) {
      row.click();
      await drawn();
      readPresent();
    }
    rows[0]?.click();
    await drawn();
    return {
      entity: textOf(document, 'h1'),
      provenance: [...document.querySelectorAll('header p:has(bdi) > *')]
        .map((part) => part.textContent?.trim() ?? '')
        .join(' · '),
      excerpts,
    };
  });
}
