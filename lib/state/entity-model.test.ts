import { expect, it } from 'vitest';
import type { EntityDocumentsRequest, EntityPage } from '@/lib/model/answers';
import { answer, EXCERPTS } from '@/tests/gallery/samples';
import { EntityModel, type EntityClient, type ShownEntity } from './entity-model';

const { ref, entity, archive, years } = answer();
const PAGE: EntityPage = { ref, entity, archive, years, related: [] };
const FRANCE: ShownEntity = { ref, canonical: 'France' };
const PARIS: ShownEntity = { ref, canonical: 'Paris' };

function aModel(over: Partial<EntityClient> = {}) {
  const asked: EntityDocumentsRequest[] = [];
  const model = new EntityModel({
    entity: async () => PAGE,
    entityDocuments: async (_of, request) => {
      asked.push(request);
      return { excerpts: EXCERPTS.slice(0, 1), total: 3 };
    },
    openReader: () => {},
    ...over,
  });
  return { model, asked };
}

const listed = (model: ReturnType<typeof aModel>['model']): number | undefined =>
  model.state.value.kind === 'shown' ? model.state.value.documents?.excerpts.length : undefined;

it('shows an entity with the newest of its documents', async () => {
  const { model, asked } = aModel();
  const opening = model.open(FRANCE);
  expect(model.state.value).toEqual({ kind: 'waiting', canonical: 'France' });
  await opening;
  expect(model.state.value).toMatchObject({ kind: 'shown', page: PAGE, order: 'newest' });
  expect(asked).toEqual([{ order: 'newest', from: 0, count: 20 }]);
});

it('adds more documents behind those that are listed', async () => {
  const { model, asked } = aModel();
  await model.open(FRANCE);
  await model.more();
  expect(listed(model)).toBe(2);
  expect(asked[1]).toMatchObject({ from: 1 });
});

it('lists the documents of one year anew, and keeps the order', async () => {
  const { model, asked } = aModel();
  await model.open(FRANCE);
  await model.setOrder('oldest');
  await model.setYear(2012);
  expect(asked.at(-1)).toEqual({
    order: 'oldest',
    from: 0,
    count: 20,
    years: { from: 2012, to: 2012 },
  });
  expect(listed(model)).toBe(1);
});

it('goes back the way it came, and out', async () => {
  const { model } = aModel();
  await model.open(FRANCE);
  await model.open(PARIS);
  await model.back();
  expect(model.trail.value).toEqual([FRANCE]);
  expect(model.state.value.kind).toBe('shown');
  await model.back();
  expect(model.state.value).toEqual({ kind: 'closed' });
});

it('never shows an older answer over a newer one', async () => {
  const waiting: ((page: EntityPage) => void)[] = [];
  const { model } = aModel({ entity: () => new Promise((resolve) => waiting.push(resolve)) });
  const first = model.open(FRANCE);
  const second = model.open(PARIS);
  waiting[1]?.({ ...PAGE, entity: { ...entity, canonical: 'Paris' } });
  await second;
  waiting[0]?.(PAGE);
  await first;
  expect(model.state.value).toMatchObject({ page: { entity: { canonical: 'Paris' } } });
});

it('says that the library no longer has an entity', async () => {
  const { model } = aModel({ entity: async () => undefined });
  await model.open(FRANCE);
  expect(model.state.value).toEqual({ kind: 'problem', canonical: 'France', problem: 'gone' });
});
