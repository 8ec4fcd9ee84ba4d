/** Zones that dates are written with, as offsets. */
const OFFSETS: Readonly<Record<string, string>> = {
  Z: '+0000',
  UT: '+0000',
  UTC: '+0000',
  GMT: '+0000',
  WET: '+0000',
  WEST: '+0100',
  BST: '+0100',
  CET: '+0100',
  MEZ: '+0100',
  CEST: '+0200',
  MESZ: '+0200',
  EET: '+0200',
  EEST: '+0300',
  MSK: '+0300',
  IRST: '+0330',
  PKT: '+0500',
  IST: '+0530',
  HKT: '+0800',
  SGT: '+0800',
  AWST: '+0800',
  JST: '+0900',
  KST: '+0900',
  AEST: '+1000',
  AEDT: '+1100',
  NZST: '+1200',
  NZDT: '+1300',
  EST: '-0500',
  EDT: '-0400',
  CST: '-0600',
  CDT: '-0500',
  MST: '-0700',
  MDT: '-0600',
  PST: '-0800',
  PDT: '-0700',
  AKST: '-0900',
  AKDT: '-0800',
  HST: '-1000',
};
/** Names for both halves of the year, by their offset in winter, hours. */
const BOTH: Readonly<Record<string, number>> = { ET: -5, CT: -6, MT: -7, PT: -8 };

/** All names, and offsets as they are written, for a pattern. */
export const ZONE_PATTERN = `${[...Object.keys(OFFSETS), ...Object.keys(BOTH)]
  .sort((a, b) => b.length - a.length)
  .join('|')}|[+-]\\d{2}:?\\d{2}`;

/** `zone` as an offset like `+0200`, in `month`; undefined for a name that is not known. */
export function zoneOffset(zone: string, month: number): string | undefined {
  if (/^[+-]\d{2}:?\d{2}$/.test(zone)) return zone;
  const name = zone.toUpperCase();
  const hours = BOTH[name];
  if (hours === undefined) return OFFSETS[name];
  // Summer time holds from the middle of March to the beginning of November.
  return `-0${-hours - (month >= 4 && month <= 10 ? 1 : 0)}00`;
}
