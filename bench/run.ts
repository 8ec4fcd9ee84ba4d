// `npm run bench -- NAME …`: measures and prints.
import { benchNames } from './names/bench-names';
import { benchPages } from './pages';
import { benchRelevance } from './relevance/bench-relevance';
import { benchSearch } from './search/bench-search';
import { benchKill } from './search/kill-merge';

const [name, ...rest] = process.argv.slice(2);

if (name === 'pages') await benchPages(rest, Number(process.env['LOADS'] ?? 5));
else if (name === 'latency') await (await import('./latency')).benchLatency(rest);
else if (name === 'large') await (await import('./large-page')).benchLargePage();
else if (name === 'surfaces') await (await import('./surfaces')).benchSurfaces();
else if (name === 'memory') await (await import('./memory')).benchMemory(rest);
else if (name === 'names') await benchNames();
else if (name === 'marks') await import('./names/sample-marks');
else if (name === 'delta') await (await import('./names-delta')).benchDelta(rest);
else if (name === 'search') await benchSearch(rest);
else if (name === 'news') await (await import('./search/news')).benchNewsArchive();
else if (name === 'typing') await (await import('./search/typing')).benchTyping(rest);
else if (name === 'equality') await (await import('./search/equality')).benchEquality(rest);
else if (name === 'changes') await (await import('./search/changes')).benchChanges(rest);
else if (name === 'kill') await benchKill(rest);
else if (name === 'update') await (await import('./updates/update')).benchUpdate(rest);
else if (name === 'import') await (await import('./updates/import')).benchImport(rest);
else if (name === 'torture') await (await import('./updates/torture')).benchTorture(rest);
else if (name === 'alone') await (await import('./updates/alone')).benchAlone(rest);
else if (name === 'relevance') await benchRelevance(rest);
else if (name === 'fuzz') await import('./fuzz.bench');
else if (name === 'hostile') await import('./hostile.bench');
else if (name === 'backup') await import('./backup.bench');
else
  console.log(`npm run bench -- pages [ARCHIVE…]    cost of the content script on saved pages
npm run bench -- latency [ARCHIVE…]  from a rest on a name to its card's text, painted (awake, stopped, died; --firefox)
npm run bench -- large                the same on a page of 1 MB, and frames of scrolling with and without it
npm run bench -- surfaces            popup, panel, reader and library: how soon they show, and scroll
npm run bench -- memory [NAVIGATIONS] [CARDS] [FOLLOWED]  heap and listeners after many pages, cards and names in one card
npm run bench -- names               names found and matched, beside other libraries
npm run bench -- marks FILE          marks on news pages to be judged row by row
npm run bench -- delta [DOCUMENTS]   names after an update beside a full extraction; 100 corrections
npm run bench -- update [DOCUMENTS]  a step on a newspaper: size, time, equality, ten interruptions
npm run bench -- import [DOCUMENTS]  documents a second, with and without an index made before (--firefox)
npm run bench -- torture [ROUNDS]    imports cut short in every way (--firefox, --seed N, --phase N, --delete-first)
npm run bench -- alone [DOCUMENTS]   a merge of ten segments and an update with no page of ours open (--firefox)
npm run bench -- search [--full]     cold and warm searches of generated archives
npm run bench -- news                a newspaper: index, bytes, first results
npm run bench -- typing [DOCUMENTS]  from a key in the popup to its results
npm run bench -- equality [QUERIES]  random queries against one MiniSearch that holds everything
npm run bench -- changes [ROUNDS]    searches through flips, merges and sweeps
npm run bench -- kill [ROUNDS]       a browser killed during merges
npm run bench -- relevance           how well searches rank, on judged queries
npm run bench -- fuzz                mutated bundles, read as an import does (CASES, SEED, PLANT)
npm run bench -- hostile             a table of hostile inputs: problem, time, peak memory
npm run bench -- backup BUNDLE       a library backed up, wiped, restored and compared`);
