import type { Span } from '@/lib/base/span';
import type { LinkRoute } from './entity';

/** The visible text of one block-level element of a page: the unit of detection. */
export type TextBlock = {
  /** Unique on its page, in reading order at first sight. */
  readonly id: number;
  /** At most 20,000 characters. */
  readonly text: string;
};

/** An entity that a mention may denote. */
export type Candidate = {
  /** Which of the given name tables knows it. */
  readonly table: number;
  /** Its place in that table's entities. */
  readonly entity: number;
  /** 0 to 1, comparable within one mention only. */
  readonly score: number;
};

/** A span of page text that denotes an entity, or may. */
export type Mention = {
  /** Id of the block. */
  readonly block: number;
  readonly span: Span;
  /** The very characters. */
  readonly surface: string;
  /** One for a link, several for an ambiguous mention; the best first, never empty. */
  readonly candidates: readonly Candidate[];
  readonly outcome: 'link' | 'ambiguous';
  readonly route: LinkRoute;
  /** Whether it earns an underline; the others answer when rested on. */
  readonly salient: boolean;
};
