import type { KnownPieces } from './known-pieces';
import type { StoredRun } from './run-store';
import type { SurfaceFacts } from './surface-facts';

/** What is known of each written word when a run is read for names: of an archive, or on a page. */
export type NameFacts = Pick<
  SurfaceFacts,
  | 'hashA'
  | 'size'
  | 'kind'
  | 'share'
  | 'solo'
  | 'mid'
  | 'soloCount'
  | 'low'
  | 'caps'
  | 'common'
  | 'text'
  | 'has'
  | 'isCapital'
  | 'isStrong'
  | 'key'
>;

/** How often stretches of runs are known to occur. */
export type PieceCounts = Pick<KnownPieces, 'count' | 'mid' | 'titledFirst'>;

/** A run as it is read for names. */
export type NameRun = Pick<StoredRun, 'surfaces' | 'gaps' | 'flags'>;
