// `npm run bench -- NAME …`: measures, prints, asserts nothing.
import { benchPages } from './pages';

const [name, ...rest] = process.argv.slice(2);

if (name === 'pages') await benchPages(rest, Number(process.env['LOADS'] ?? 5));
else console.log('npm run bench -- pages [ARCHIVE…]   cost of the content script on saved pages');
