import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import config from '../wxt.config';

const read = (file: string): string => readFileSync(path.resolve(file), 'utf8');

/** Files under version control, or about to be. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(file));

const texts = files.filter((file) =>
  /\.(ts|tsx|mjs|js|json|md|yml|css|html|sh)$|^\.ci\//.test(file),
);
const sources = texts.filter((file) => /\.(ts|tsx)$/.test(file) && !/\.(test|spec)\.ts/.test(file));

type ManifestOf = (env: { browser: string }) => {
  permissions: string[];
  host_permissions: string[];
};

function permissionsFor(browser: string): string[] {
  const { permissions, host_permissions } = (config.manifest as unknown as ManifestOf)({ browser });
  return [...permissions, ...host_permissions].sort();
}

it('speaks of itself alone', () => {
  // Written so that this very file does not say them.
  const foreign = [
    ['/wo', 'rk/'],
    ['sess', 'ion file'],
    ['issue', ' #\\d'],
    ['/ro', 'ot/'],
    ['help', 'er agent'],
  ].map((parts) => new RegExp(parts.join(''), 'i'));
  const found = texts
    .filter((file) => file !== 'package-lock.json')
    .flatMap((file) =>
      foreign.flatMap((pattern) => {
        const match = pattern.exec(read(file));
        return match ? [`${file}: ${match[0]}`] : [];
      }),
    );
  expect(found).toEqual([]);
});

it('takes packages from whatever registry npm is set to', () => {
  expect(read('package-lock.json')).not.toMatch(/"resolved": "http/);
  expect(read('.npmrc')).toContain('omit-lockfile-registry-resolved=true');
});

it('locks every optional package, of other systems too: npm ci refuses a lockfile without them', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies),
  );
  const missing = wanted.filter((name) => !(`node_modules/${name}` in packages));
  expect(missing).toEqual([]);
});

it('asks for the permissions that docs/permissions.md explains, and no others', () => {
  const rows = [...read('docs/permissions.md').matchAll(/^\| `([^`]+)`\s*\| (\w+)/gm)];
  const explained = (browser: string): string[] =>
    rows
      .filter(([, , where]) => where === 'both' || where?.toLowerCase() === browser)
      .map(([, permission]) => permission ?? '')
      .sort();
  expect(permissionsFor('chrome')).toEqual(explained('chromium'));
  expect(permissionsFor('firefox')).toEqual(explained('firefox'));
});

it('has the commands and files that the README names', () => {
  const readme = read('README.md');
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const commands = [...readme.matchAll(/npm (?:run (?:-s )?)?(start|test|[a-z:]+)\b/g)].map(
    ([, command]) => command ?? '',
  );
  expect(commands.length).toBeGreaterThan(0);
  expect(commands.filter((command) => !(command in scripts))).toEqual([]);
  const linked = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, file]) => file ?? '');
  expect(linked.filter((file) => !existsSync(file))).toEqual([]);
});

it('runs scripts that exist', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = Object.values(scripts).flatMap((script) =>
    [...script.matchAll(/[\w./-]+\.(?:mjs|ts)\b/g)].map(([file]) => file),
  );
  expect(named.filter((file) => !existsSync(file))).toEqual([]);
});

it('uses locale keys that exist, and has none that nobody uses', () => {
  const keys = localeKeys(read('locales/en.yml'));
  const code = sources
    .filter((file) => !file.startsWith('tests/'))
    .map(read)
    .join('\n');
  const used = [...code.matchAll(/i18n\.t\(\s*'([^']+)'/g)].map(([, key]) => key ?? '');
  expect(used.filter((key) => !keys.includes(key))).toEqual([]);
  // Keys made of parts, as in `stage.${stage}`, and those that the manifest names.
  const prefixes = [...code.matchAll(/i18n\.t\(\s*`([^$`]+)\$\{/g)].map(([, key]) => key ?? '');
  const unused = keys.filter(
    (key) =>
      !used.includes(key) &&
      !prefixes.some((prefix) => key.startsWith(prefix)) &&
      !read('wxt.config.ts').includes(`__MSG_${key.replaceAll('.', '_')}__`) &&
      !code.includes(`'${key}'`) &&
      !code.includes(`__MSG_${key}__`),
  );
  expect(unused).toEqual([]);
});

it('leaves no unfinished business in the code', () => {
  const marks = ['TO DO', 'FIX ME', 'XX X:', 'HA CK', '\\.on ly\\(', '\\.sk ip\\([\'"`]'].map(
    (parts) => parts.replace(' ', ''),
  );
  const found = texts
    .filter((file) => /\.(ts|tsx|mjs|css)$/.test(file))
    .flatMap((file) =>
      marks.flatMap((mark) => (new RegExp(mark).test(read(file)) ? [`${file}: ${mark}`] : [])),
    );
  expect(found).toEqual([]);
});

/** Dotted keys of the locale file: two-space indentation, plural forms counted as one key. */
function localeKeys(yaml: string): string[] {
  const keys: string[] = [];
  const place: string[] = [];
  for (const line of yaml.split('\n')) {
    const match = /^( *)([\w]+):(.*)$/.exec(line);
    if (!match) continue;
    const [, indent = '', key = '', rest = ''] = match;
    if (/^(\d+|n)$/.test(key)) continue;
    place.length = indent.length / 2;
    place.push(key);
    if (rest.trim() !== '') keys.push(place.join('.'));
    else if (isPlural(yaml, place)) keys.push(place.join('.'));
  }
  return keys;
}

/** Whether the key has plural forms below it instead of a text. */
function isPlural(yaml: string, keyPath: readonly string[]): boolean {
  const key = keyPath.at(-1) ?? '';
  const indent = ' '.repeat((keyPath.length - 1) * 2);
  return new RegExp(`^${indent}${key}:\\n${indent}  (\\d+|n):`, 'm').test(yaml);
}

it('sets no markup from a string: what archives say is text', () => {
  // Written so that this very file does not say it.
  const pattern = new RegExp(['dangerouslySet', 'InnerHTML|\\.inner', 'HTML\\s*='].join(''));
  const found = sources.filter(
    (file) =>
      !file.startsWith('tests/') && !file.startsWith('scripts/') && pattern.test(read(file)),
  );
  expect(found).toEqual([]);
});
