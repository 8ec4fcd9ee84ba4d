import { WordSet } from './word-set';

/** Words whose full stop ends no sentence; a name may go on behind it. */
export const ABBREVIATIONS = new WordSet(
  'mr mrs ms dr prof sen rep gov gen maj lt col capt sgt cpl adm brig st rev hon jr sr mt ft messrs ' +
    'fr eng hojjat ayt vs no inc co corp ltd bros dept univ',
);

/** Articles that are written with a hyphen before a name. */
export const HYPHENATED = new WordSet('al el ul');
