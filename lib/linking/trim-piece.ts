import { GAP } from '@/lib/text/token-list';
import { hashName } from '@/lib/text/word-hash';
import type { Piece } from './known-pieces';
import { WORD } from './lexicon';
import type { NameRun, SplitContext } from './name-facts';
import { INSTITUTION, isOwnWord } from './split-places';

/** A word before a name is split off when the name alone is this many times as frequent. */
const ALONE_FACTOR = 4;
/** What is met no more often than this is hardly ever called so. */
const RARELY = 3;
/** A word is a thing behind a name when it is hardly ever large, and often small; … */
const THING_SHARE = 0.1;
const THING_USES = 20;
/** … both together are rare, and the name alone is so many times as frequent. */
const THING_RARELY = 10;
const THING_FACTOR = 20;
const NO_LEAD = INSTITUTION | WORD.event | WORD.place | WORD.direction | WORD.given;
/** With a people, another people: "South Korean". */
const POINTS = new Set(
  ['north', 'south', 'east', 'west', 'central'].map((word) => hashName(word).a),
);
/** "Northern Ireland", "East Azerbaijan": a direction that belongs to what follows. */
const NAMED_BY_DIRECTION = new Set(
  (
    'ireland asia africa europe america sahara azerbaijan hemisphere bank mediterranean timor jerusalem ' +
    'khorasan sudan korea carolina dakota virginia zealand york delhi mexico jersey orleans germany ' +
    'alquds quds beirut aleppo ghouta caucasus australia wales ossetia vietnam macedonia kivu waziristan tyrol kordofan darfur sumatra'
  ).split(' '),
);

/** "Northern Iraq" → Iraq; "Northern Ireland" stays. */
export function trimDirection({ facts, known }: SplitContext, run: NameRun, piece: Piece): Piece {
  if (piece.to - piece.from !== 2) return piece;
  const first = run.surfaces[piece.from] ?? 0;
  const second = run.surfaces[piece.from + 1] ?? 0;
  if (!facts.has(first, WORD.direction) || !facts.common[first] || !facts.isStrong(second))
    return piece;
  if (NAMED_BY_DIRECTION.has(facts.text(second).toLowerCase())) return piece;
  // "South American"; not "Northern Iraqi".
  if (facts.has(second, WORD.demonym) && POINTS.has(facts.hashA[first] ?? 0)) return piece;
  const whole = known.count(facts, run.surfaces, piece.from, piece.to);
  const alone = known.count(facts, run.surfaces, piece.from + 1, piece.to);
  return alone > whole * ALONE_FACTOR ? { from: piece.from + 1, to: piece.to } : piece;
}

/** "Mentioning Iran" → Iran: a word that is hardly ever large, before a name that needs none. */
export function trimLead(context: SplitContext, run: NameRun, piece: Piece): Piece {
  const { facts } = context;
  if (piece.to - piece.from < 2 || run.gaps[piece.from + 1] !== GAP.space) return piece;
  const [first = 0, second = 0] = run.surfaces.slice(piece.from, piece.to);
  if ((facts.share[first] ?? 1) > THING_SHARE || (facts.low[first] ?? 0) < THING_USES) return piece;
  if (piece.to - piece.from > 2) return trimRareLead(context, run, piece);
  if (facts.has(first, NO_LEAD) || !isOwnWord(facts, second)) return piece;
  const own = facts.isStrong(second) || facts.has(second, WORD.demonym);
  if (!own || !(facts.text(first).endsWith('ing') || isRareAdjective(context, run, piece)))
    return piece;
  return { from: piece.from + 1, to: piece.to };
}

/** "Undermine Joint Comprehensive Plan of Action", which is known so well without its first word */
function trimRareLead({ facts, known }: SplitContext, run: NameRun, piece: Piece): Piece {
  const rest = { from: piece.from + 1, to: piece.to };
  if (facts.has(run.surfaces[piece.from] ?? 0, NO_LEAD | WORD.demonym)) return piece;
  const whole = known.count(facts, run.surfaces, piece.from, piece.to);
  const alone = known.count(facts, run.surfaces, rest.from, rest.to);
  return whole <= RARELY && alone >= Math.max(THING_USES, whole * THING_FACTOR) ? rest : piece;
}

/** "Prominent Iranian" is met so once or twice; "Native American" often. */
function isRareAdjective(
  { facts, known }: SplitContext,
  run: NameRun,
  { from, to }: Piece,
): boolean {
  if (!facts.has(run.surfaces[to - 1] ?? 0, WORD.demonym)) return false;
  return known.count(facts, run.surfaces, from, to) <= RARELY;
}

/** "U.S. Troops" → U.S., "White House Policy" → White House: what a headline says of a frequent name. */
export function trimThing({ facts, known }: SplitContext, run: NameRun, piece: Piece): Piece {
  const last = run.surfaces[piece.to - 1] ?? 0;
  if (piece.to - piece.from < 2 || piece.to - piece.from > 3 || !facts.common[last]) return piece;
  if ((facts.share[last] ?? 1) > THING_SHARE || (facts.low[last] ?? 0) < THING_USES) return piece;
  if (facts.has(last, INSTITUTION | WORD.event | WORD.place | WORD.demonym)) return piece;
  const whole = known.count(facts, run.surfaces, piece.from, piece.to);
  const alone = known.mid(facts, run.surfaces, piece.from, piece.to - 1);
  const often = whole <= THING_RARELY && alone >= Math.max(THING_USES, whole * THING_FACTOR);
  return often ? { from: piece.from, to: piece.to - 1 } : piece;
}
