import type { Plugin } from 'vite';

const PLACE = 'const lease = await store.openArchive(id);';

/** Makes imports delete the archive's present rows before they write new ones: what must never be. */
export function deleteFirst(): Plugin {
  return {
    name: 'delete-first',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('lib/services/import-archive.ts')) return undefined;
      if (!code.includes(PLACE)) throw new Error('there is no place to delete at');
      return code.replace(PLACE, `${PLACE} await store.remove(id); await store.sweep();`);
    },
  };
}
