import type { Plugin } from 'vite';

/** Writes all letters beyond ASCII as escapes: one letter beyond Latin-1 makes the browser keep the whole script at twice its size. */
export function inAscii(): Plugin {
  return {
    name: 'in-ascii',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk')
          file.code = file.code.replaceAll(
            /[^\0-\x7F]/g,
            (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
          );
    },
  };
}
