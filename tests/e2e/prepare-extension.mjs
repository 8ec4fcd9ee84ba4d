// Prints the folder of a build's copy that brings further archives.
// Arguments: the build, whether the starter archive stays, files or folders of documents.
import { bundleOf, withArchives } from '../../scripts/lib/archives.mjs';

const [build = '', starter, ...inputs] = process.argv.slice(2);
const bundles = [];
for (const input of inputs) bundles.push(await bundleOf(input));
console.log(withArchives(build, bundles, { starter: starter === 'true' }).folder);
