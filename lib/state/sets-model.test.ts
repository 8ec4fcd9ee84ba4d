import { expect, it } from 'vitest';
import type { ArchiveRow } from '@/lib/model/answers';
import { archiveIdFrom, type ArchiveId } from '@/lib/model/archive';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/model/settings';
import { row } from '@/tests/gallery/samples';
import { SetsModel } from './sets-model';

const id = (n: number): ArchiveId => archiveIdFrom(new Uint8Array(16).fill(n));
const [WIRES, LETTERS, NOTES] = [id(1), id(2), id(3)];

/** A library of three archives of which `enabled` are on. */
async function opened(
  enabled: readonly ArchiveId[],
  starter?: ArchiveId,
): Promise<InstanceType<typeof SetsModel>> {
  let on = enabled;
  let settings: Settings = DEFAULT_SETTINGS;
  let watcher: (settings: Settings) => void = () => {};
  const model = new SetsModel({
    archives: async (): Promise<ArchiveRow[]> =>
      [WIRES, LETTERS, NOTES].map((each) => {
        const one = row({ enabled: on.includes(each), isStarter: each === starter });
        return { ...one, archive: { ...one.archive, id: each } };
      }),
    async enableOnly(ids) {
      on = [...ids];
    },
    onChange: () => {},
    settings: {
      get: async () => settings,
      async update(change) {
        settings = change(settings);
        watcher(settings);
      },
      watch(listener) {
        watcher = listener;
        return () => {};
      },
    },
  });
  await model.load(new AbortController().signal);
  return model;
}

it('keeps what is in use as a set, and shows that it is the one in use', async () => {
  const model = await opened([WIRES, NOTES]);
  expect([model.canKeep.value, model.isAllOn.value, model.hasBoth.value]).toEqual([
    true,
    false,
    false,
  ]);
  await model.keep('  Harbour ');
  expect(model.choices.value).toEqual([{ name: 'Harbour', archives: [WIRES, NOTES], isOn: true }]);
  expect(model.canKeep.value).toBe(false);
});

it('switches to a set and back to all archives with one call each', async () => {
  const model = await opened([LETTERS]);
  await model.keep('Letters');
  await model.switchToAll();
  expect([model.isAllOn.value, model.choices.value[0]?.isOn]).toEqual([true, false]);
  const [letters] = model.choices.value;
  if (letters) await model.switchTo(letters);
  expect([model.isAllOn.value, model.choices.value[0]?.isOn]).toEqual([false, true]);
});

it('offers to leave the starter archive out, and does not ask for a name for that', async () => {
  const model = await opened([WIRES, LETTERS, NOTES], NOTES);
  expect([model.hasBoth.value, model.isOwnOn.value]).toEqual([true, false]);
  await model.switchToOwn();
  expect([model.isOwnOn.value, model.canKeep.value]).toEqual([true, false]);
});

it('replaces a set of the same name, forgets one, and keeps none without a name', async () => {
  const model = await opened([WIRES]);
  await model.keep('Mine');
  await model.switchToAll();
  await model.keep('Mine');
  await model.keep('   ');
  expect(model.choices.value.map(({ archives }) => archives)).toEqual([[WIRES, LETTERS, NOTES]]);
  await model.forget('Mine');
  expect(model.choices.value).toEqual([]);
});
