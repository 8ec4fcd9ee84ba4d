import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backfile } from '@/tests/run-backfile';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'backfile-'));
});
afterEach(() => rm(folder, { recursive: true }));

function inFolder(name: string): string {
  return path.join(folder, name);
}

const LETTERS = [
  {
    id: 'a',
    title: 'Ice',
    text: 'Keeper Anna Larsen wrote that the harbour froze in January.',
    date: '1987-01-09',
  },
  {
    id: 'b',
    title: 'Thaw',
    text: 'In March, Anna Larsen saw the first ship pass the old lighthouse.',
  },
];

it('builds, inspects, checks and searches a bundle', async () => {
  await writeFile(
    inFolder('letters.jsonl'),
    LETTERS.map((line) => JSON.stringify(line)).join('\n'),
  );
  const output = inFolder('letters.zip');
  const built = await backfile(
    'build',
    inFolder('letters.jsonl'),
    '-o',
    output,
    '--edition',
    'as of 1987',
  );
  expect(built).toMatchObject({
    code: 0,
    stdout: '',
    stderr: expect.stringMatching(/"letters", 2 documents, sequence 1/),
  });

  const inspected = await backfile('inspect', output, '--json');
  const summary: unknown = JSON.parse(inspected.stdout);
  expect(summary).toMatchObject({
    archive: { name: 'letters', edition: 'as of 1987' },
    documents: 2,
    dates: { first: '1987-01-09' },
    index: {
      commonest: expect.arrayContaining([expect.objectContaining({ canonical: 'Anna Larsen' })]),
    },
  });
  expect((await backfile('check', output)).stdout).toMatch(/sound\. 2 documents/);
  expect((await backfile('search', output, 'lighthouse')).stdout).toMatch(
    /1 document.*\n\n1\. Thaw/,
  );
  expect((await readdir(folder)).toSorted()).toEqual(['letters.jsonl', 'letters.zip']);
});

it('is a program with exit codes, answers on stdout and words on stderr', async () => {
  const start = promisify(execFile);
  const program = ['--import', './cli/register.mjs', 'cli/backfile.ts'];
  const help = await start(process.execPath, [...program, '--help']);
  expect(help.stdout).toMatch(/Usage: backfile/);
  const failed = start(process.execPath, [...program, 'inspect', inFolder('none.zip')]);
  await expect(failed).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('none.zip'),
  });
}, 60_000);

it('keeps id and description of the version before and counts on', async () => {
  await writeFile(inFolder('letters.jsonl'), JSON.stringify(LETTERS[0]));
  const build = ['build', inFolder('letters.jsonl'), '-o', inFolder('letters.zip'), '--no-index'];
  await backfile(...build, '--name', 'Harbour letters', '--licence', 'CC0-1.0');
  const [first, second] = [
    JSON.parse((await backfile('inspect', inFolder('letters.zip'), '--json')).stdout),
    (await backfile(...build),
    JSON.parse((await backfile('inspect', inFolder('letters.zip'), '--json')).stdout)),
  ];
  expect(second).toMatchObject({ archive: first.archive, sequence: 2 });
  expect(first).toMatchObject({
    archive: { name: 'Harbour letters', licence: 'CC0-1.0' },
    sequence: 1,
  });
});

it('makes the same bytes of the same input', async () => {
  await writeFile(
    inFolder('letters.jsonl'),
    LETTERS.map((line) => JSON.stringify(line)).join('\n'),
  );
  const options = ['--id', '0'.repeat(32), '--sequence', '7'];
  await backfile('build', inFolder('letters.jsonl'), '-o', inFolder('1.zip'), ...options);
  await backfile('build', inFolder('letters.jsonl'), '-o', inFolder('2.zip'), ...options);
  expect(await readFile(inFolder('1.zip'))).toEqual(await readFile(inFolder('2.zip')));
});

it('says what is wrong, where, and what to do', async () => {
  await writeFile(inFolder('a.jsonl'), '{"id":');
  await writeFile(inFolder('b.zip'), 'not a zip');
  const missing = await backfile('build', inFolder('x'), '-o', inFolder('o.zip'));
  expect(missing).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/x: there is no such file or folder/),
  });
  const nothing = await backfile('build', inFolder('a.jsonl'), '-o', inFolder('o.zip'));
  expect(nothing).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/a\.jsonl, line 1: .*\n.*\n.*nothing was written/),
  });
  const occupied = await backfile('build', inFolder('a.jsonl'), '-o', inFolder('b.zip'));
  expect(occupied).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/is not a bundle, so it is not overwritten/),
  });
  expect(await backfile('check', inFolder('b.zip'))).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/not a zip/),
  });
  expect(await backfile('build')).toMatchObject({ code: 2 });
  expect((await readdir(folder)).toSorted()).toEqual(['a.jsonl', 'b.zip']);
});

it('answers a file of queries as a run, with the ids of the source', async () => {
  await writeFile(
    inFolder('letters.jsonl'),
    [...LETTERS, { _id: 'only/title', title: 'Larsen harbour' }]
      .map((line) => JSON.stringify(line))
      .join('\n'),
  );
  const output = inFolder('letters.zip');
  await backfile('build', inFolder('letters.jsonl'), '-o', output, '-q');
  await writeFile(
    inFolder('queries.jsonl'),
    '{"_id": "q1", "text": "title:Larsen -harbour"}\n{"_id": 2, "text": "zeppelins"}\n',
  );
  const args = ['search', output, '--queries', inFolder('queries.jsonl'), '--run', inFolder('run')];
  expect(await backfile(...args, '--top', '2')).toMatchObject({ code: 0, stdout: '' });
  const lines = (await readFile(inFolder('run'), 'utf8')).trim().split('\n');
  expect(lines).toEqual([
    expect.stringMatching(/^q1 Q0 only\/title 1 \d+\.\d+ backfile$/),
    expect.stringMatching(/^q1 Q0 a 2 \d+\.\d+ backfile$/),
  ]);

  await writeFile(inFolder('queries.jsonl'), '{"_id": "q 1", "text": "x"}\n');
  expect(await backfile(...args)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('queries.jsonl, line 1: no query'),
  });
  expect(await backfile('search', output, '--run', 'x')).toMatchObject({ code: 2 });
  expect(await backfile('search', output, 'harbour', '--top', '0')).toMatchObject({ code: 2 });
});

it('lists the names of a bundle and finds them on pages', async () => {
  await writeFile(
    inFolder('letters.jsonl'),
    LETTERS.map((line) => JSON.stringify(line)).join('\n'),
  );
  const bundle = inFolder('letters.zip');
  await backfile('build', inFolder('letters.jsonl'), '-o', bundle, '-q');
  const listed = await backfile('names', bundle, '--json');
  const names = linesOf(listed.stdout);
  expect(names).toContainEqual(
    expect.objectContaining({
      name: 'Anna Larsen',
      kind: 'person',
      documents: 2,
      first: '1987-01-09',
      aliases: [],
      related: expect.any(Array),
    }),
  );
  const text = 'Yesterday Anna Larsen met Peter Hallam .';
  await writeFile(inFolder('pages.jsonl'), `${JSON.stringify({ id: 'p1', text })}\nnot JSON\n`);
  const plain = await backfile('detect', bundle, inFolder('pages.jsonl'), '--json');
  expect(plain).toMatchObject({ code: 0, stderr: expect.stringContaining('pages.jsonl:2') });
  expect(linesOf(plain.stdout)).toEqual([
    {
      id: 'p1',
      start: 10,
      end: 21,
      text: 'Anna Larsen',
      outcome: 'link',
      entity: { id: expect.any(String), name: 'Anna Larsen', kind: 'person' },
      route: 'exact',
      score: 1,
      candidates: [{ id: expect.any(String), name: 'Anna Larsen', kind: 'person', score: 1 }],
    },
  ]);
  const all = ['detect', bundle, inFolder('pages.jsonl'), '--json', '--mentions', '--explain'];
  expect(linesOf((await backfile(...all)).stdout)[1]).toMatchObject({
    text: 'Peter Hallam',
    outcome: 'nil',
    entity: null,
    route: null,
    candidates: [],
    because: { rule: 'capitals' },
  });
});

function linesOf(output: string): unknown[] {
  return output
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}
