import { wordCount } from './text-lines';

/** Longer lines are prose, whatever words they begin with. */
const MAX_FURNITURE_WORDS = 40;
/** Buttons and menus: lines of at most so many words, all of them among `BUTTON_WORDS`. */
const MAX_BUTTON_WORDS = 14;

/** Words of share bars, menus and forms; a line of nothing else says nothing. */
const BUTTON_WORDS: ReadonlySet<string> = new Set(
  (
    'share tweet email e-mail mail print save pin facebook twitter x whatsapp telegram linkedin reddit pinterest ' +
    'messenger flipboard instagram youtube tumblr viber skype sms copy link copied url on via this article story post page ' +
    'comments comment follow us subscribe sign in up log login logout register menu search close open home skip to main ' +
    'content navigation back top next previous prev more less show hide all like likes dislike reply report loading submit send ' +
    'cancel tags tag t a persons person share: by with your friends bookmark favorites favourites add now listen play pause ' +
    'mute google plus about sharing options reblog it download font size rss feed newsletter newsletters advertisement ad ads and or & | / - – — • · + » « › ‹ > < a- a+'
  ).split(' '),
);
/** A line must have one of these to be a row of buttons: "in", "on" and "by" alone are not one. */
const BUTTON_CORE =
  /\b(share|tweet|e-?mail|print|save|pin|facebook|twitter|whatsapp|telegram|linkedin|reddit|pinterest|messenger|flipboard|instagram|youtube|copy|comments?|follow|subscribe|sign|log ?in|register|menu|search|close|home|skip|top|next|previous|prev|reply|loading|submit|cancel|tags?|persons?|bookmark|favou?rites|listen|play|mute|download|rss|newsletters?|ads?|advertisement|show|more|t t)\b/;

/** Whole lines that are furniture. Tried on lower case with plain quotes and single spaces. */
const WHOLE_LINES: readonly RegExp[] = [
  // Loading, scripts and browsers
  /^no ?script\b.{0,60}$/,
  /^(please )?(wait|loading)[ .…]*(please wait[ .…]*)?$/,
  /^(please )?(enable|turn on|activate) (javascript|cookies)\b.*/,
  /^(javascript|this (page|site|app|content)) (is|must be|needs?|requires?) .{0,40}(enabled|disabled|javascript).*/,
  /^your browser (does not|doesn't|is) .*/,
  // What blogs add to their feeds
  /^the post .{1,300} (appeared first on|first appeared on) .{1,200}$/,
  /^(continue reading|read more|read on|weiterlesen|lire la suite|seguir leyendo)( .{0,200})?( →|→|»|…|\.\.\.)$/,
  // Comment forms
  /^(your|post a|leave a|leave your|add a|write a|submit a|join the) (comment|reply|conversation|discussion|name|e-?mail|review)s?\b.{0,60}$/,
  /^you are replying to\b.{0,80}$/,
  /^(your e-?mail( address)? will not be published|required fields are marked).*/,
  /^(name|e-?mail|e-?mail address|website|comment|message|captcha|security code)( ?\*| \(required\))+$/,
  /^(be the first to comment|no comments?( yet)?|comments are closed|comments? off|cancel reply|(log|sign) in to (comment|reply|post).*)$/,
  /^(view|show|hide|load|see|read)( all)?( more)?( \d+)? (comments|replies)( \(\d+\))?$/,
  /^\(?\d+\)? comments?$|^comments? ?\(?\d+\)?$/,
  /^\d{3,}\*{2,}\d{3,}$/,
  // Counts and tools
  /^\d[\d.,]*[km]? ?(views?|shares?|reads?|likes?|persons?|votes?|people|visits?|retweets?|followers)$/,
  /^(reading time:? ?)?\d+ ?(min(ute)?s?)( of)? ?(read|reading|listen)?( time)?$/,
  /^(news|story|article|post|content|document)[ -]?(id|code|no|number|nr)\b[.: #]*[\w-]{1,20}$/,
  /^(short )?(link|url)( copied)?:?( https?:\/\/\S+)?$/,
  /^https?:\/\/\S+$/,
  /^([a-z]+_[a-z_]+|star|share|schedule|visibility|print)(?=[a-z0-9]).{0,80}(ago|favou?rites)$/,
  /^(star ?)?add to (my )?(favou?rites|bookmarks|reading list)$/,
  /^[a-z]+_[a-z]+\S*( \S+){0,4}$/,
  /^(font|text) size.{0,20}$/,
  /^listen to (this )?(article|story).{0,40}$/,
  // Following, subscribing
  /^follow (us|me|our|@\S+|the \S+|\S+( \S+)?)( (page|channel|account))? (on|at|via|in)\b.{0,100}$/,
  /^(join|like|find|connect with) us (on|at)\b.{0,80}$/,
  /^(subscribe|sign up|register)\b.{0,120}\b(newsletters?|updates?|inbox|e-?mails?|alerts?|channel|free|today|now|access)\b.{0,80}$/,
  /^(subscribe|sign up) (to|for)\b.{0,100}$/,
  /^(get|receive) .{0,80}\b(newsletter|in your inbox|to your inbox|by e-?mail)\b.{0,40}$/,
  /^(already a (subscriber|member)|not a (subscriber|member)|have an account)\b.{0,60}$/,
  /^this (article|story|content) is (only )?(for|available to) (subscribers|members).{0,80}$/,
  // Pointers to other pages
  /^(read|see|watch|listen|learn|find out|click here)( more| also| next| on| now| to (read|see|watch).*)?( ?[:»>→…]+.*| here)?$/,
  /^(also read|read also|see also|read more|more on this( story| topic)?|related( (stories|story|articles?|news|topics?|posts?|content|links?|coverage))?|recommended( for you)?|you (may|might) (also )?(like|be interested in)|don't miss|up next|next (article|story)|previous (article|story)|most (read|popular|viewed|shared)|trending( now)?|editor'?s'? picks?|latest (news|stories)|top stories|more from .{2,40}|more stories|in this (article|story)|what to read next)( ?[:»>→-].*)?$/,
  /^(advertisement|advertising|advertorial|sponsored( content| by .*)?|promoted( content)?|ad|anzeige|werbung|publicité|publicidad|anuncio|reklama|pubblicità)$/,
  /^(story|article) continues (below|after).{0,40}$|^continue reading( below.*| the main story)?$/,
  /^powered by .{2,40}$/,
  // Photos
  /^\(?(photo|image|picture|foto|photograph|pic|video|credit|source|graphic)s?( credit| by| courtesy( of)?| from)*( ?[:/©] ?).{1,80}$/,
  /^(file photo|getty images?|(ap|afp|epa|reuters)( photo)?( ?\/ ?[\p{L} .'-]{2,40})?|[\p{L} .'-]{2,30}\/(ap|afp|epa|reuters|getty images|shutterstock)( images)?)$/u,
  // Law
  /^(©|\(c\) ?\d|copyright ?(©|\(c\)|\d{4}|by\b|of\b)).*/,
  /.*\ball rights reserved\b.{0,40}$/,
  /\b(this (web ?)?site|we|our (web ?)?site)( and our partners)? uses? cookies\b/,
  /^(accept|reject|allow|decline|manage)( all)?( the)? cookies.*$/,
  /^(cookie|privacy) (policy|settings|preferences|notice).{0,60}$|^(terms (of (use|service)|and conditions)|privacy policy)( ?[|·•&-].*)?$/,
  /^(all|the) contents? (by|of|on) .{2,60} (is|are) licensed under .*/,
  // Rules and ornaments
  /^[\s\p{P}\p{S}\d]{1,200}$/u,
  // Tags
  /^(tags?|topics?|keywords?|categor(y|ies)|filed under|labels?|posted in|section)( ?:.{0,200})?$/,
  /^(#[\p{L}\p{N}_]+[\s,]*)+$/u,
];

/** Whether `line`, lower-cased by `comparable`, is furniture by its words alone. */
export function isFurnitureLine(line: string): boolean {
  const words = wordCount(line);
  if (words > MAX_FURNITURE_WORDS) return false;
  return isButtonRow(line, words) || WHOLE_LINES.some((rule) => rule.test(line));
}

function isButtonRow(line: string, words: number): boolean {
  if (words > MAX_BUTTON_WORDS || !BUTTON_CORE.test(line)) return false;
  return line
    .split(/[\s,|/•·]+/)
    .every((word) => word === '' || BUTTON_WORDS.has(word) || /^\(?\d[\d.,]*[km]?\)?$/.test(word));
}

/** A list that `line` is the heading of: the short lines after it are tags, or links to other pages. */
export function openedList(line: string): 'tags' | 'links' | undefined {
  const heading = line.replace(/[: ]+$/, '');
  if (/^(tags?|topics?|keywords?|filed under)$/.test(heading)) return 'tags';
  return LINK_LIST.test(heading) ? 'links' : undefined;
}

const LINK_LIST =
  /^(more on this( story| topic)?|related( (stories|articles?|news|topics?|posts?|content|links?|coverage))?|recommended( for you)?|you (may|might) also like|most (read|popular|viewed|shared)|trending( now)?|editor'?s'? picks?|latest (news|stories)|top stories|more (stories|from .{2,40})|what to read next|read (more|also|next)|see also)$/;
