/** What filling cost: seconds and bytes by group of rows. */
export type FillFigures = {
  readonly indexSeconds: number;
  readonly documentSeconds: number;
  readonly indexBytes: number;
  readonly documentBytes: number;
  /** Bytes that the browser says the origin uses. */
  readonly usage: number;
};

/** What the page needs to know; it travels as JSON. */
export type FillPlan = {
  readonly documents: number;
  readonly analyser: string;
  readonly engine: string;
  /** Where in the file the rows of texts end: those of the index are read alone. */
  readonly indexAt: number;
};

/**
 * Puts the rows of the file in `#bench-file` into the library's database, index rows first, and
 * shows them as one archive. It runs in an extension page and sees nothing but its argument.
 */
export async function fillDatabase(plan: FillPlan): Promise<FillFigures> {
  const HEAD = 10;
  const [DOCUMENTS_PART, WORDS_PART] = [1, 13];
  const isOfDocuments = (part: number): boolean => part === DOCUMENTS_PART || part === WORDS_PART;
  const CHUNK = 8 * 1024 * 1024;
  const input = document.querySelector<HTMLInputElement>('#bench-file');
  const file = input?.files?.[0];
  if (!file) throw new Error('no file');
  const database = await new Promise<IDBDatabase>((done, failed) => {
    const opening = indexedDB.open('backfile');
    opening.addEventListener('success', () => done(opening.result));
    opening.addEventListener('error', () => failed(new Error('no database')));
  });
  const inTransaction = (
    tables: string[],
    work: (transaction: IDBTransaction) => void,
  ): Promise<void> =>
    new Promise((done, failed) => {
      const transaction = database.transaction(tables, 'readwrite', { durability: 'relaxed' });
      transaction.addEventListener('complete', () => done());
      transaction.addEventListener('abort', () => failed(transaction.error ?? new Error('abort')));
      work(transaction);
    });
  /** Puts the rows from `start` on that `takes` wants; @returns their bytes */
  const pass = async (takes: (part: number) => boolean, start: number): Promise<number> => {
    let bytes = 0;
    let at = start;
    let writing: Promise<void> = Promise.resolve();
    while (at < file.size) {
      let chunk = new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer());
      const needed = new DataView(chunk.buffer).getUint32(6, true) + HEAD;
      if (needed > chunk.length)
        chunk = new Uint8Array(await file.slice(at, at + needed).arrayBuffer());
      const view = new DataView(chunk.buffer);
      const rows: [number[], Uint8Array][] = [];
      let from = 0;
      while (from + HEAD <= chunk.length) {
        const length = view.getUint32(from + 6, true);
        if (from + HEAD + length > chunk.length) break;
        const part = chunk[from + 1] ?? 0;
        if (takes(part)) {
          bytes += length;
          rows.push([
            [chunk[from] ?? 0, part, view.getUint32(from + 2, true)],
            chunk.slice(from + HEAD, from + HEAD + length),
          ]);
        }
        from += HEAD + length;
      }
      at += from;
      await writing;
      writing = inTransaction(['rows'], (transaction) => {
        for (const [key, value] of rows) transaction.objectStore('rows').put(value, key);
      });
    }
    await writing;
    return bytes;
  };
  let started = performance.now();
  const indexBytes = await pass((part) => !isOfDocuments(part), plan.indexAt);
  const indexSeconds = (performance.now() - started) / 1000;
  started = performance.now();
  const documentBytes = await pass(isOfDocuments, 0);
  const documentSeconds = (performance.now() - started) / 1000;
  const id = '0'.repeat(31) + '1';
  await inTransaction(['archives', 'generations', 'segments'], (transaction) => {
    transaction
      .objectStore('archives')
      .put({ id, enabled: true, order: 0, isStarter: false, generation: 1 });
    for (const segment of [1, 2])
      transaction.objectStore('segments').put({ id: segment, generation: 1 });
    const generation = {
      id: 1,
      archive: { id, name: 'Generated news' },
      sequence: 1,
      segments: [{ id: 1, documents: plan.documents, tombstones: [] }],
      names: 2,
      analyser: plan.analyser,
      engine: plan.engine,
      documents: plan.documents,
      entities: 0,
      bytes: indexBytes + documentBytes,
      importedAt: 0,
      origin: 'bench',
    };
    transaction
      .objectStore('generations')
      .put({ id: 1, archive: id, since: 0, state: 'shown', generation });
  });
  database.close();
  const { usage = 0 } = await navigator.storage.estimate();
  return { indexSeconds, documentSeconds, indexBytes, documentBytes, usage };
}
