// Loads one file of the project with a constant broken on purpose: BROKEN='file|what stands there|what shall'.
import { registerHooks } from 'node:module';

const [file, from, to] = (process.env['BROKEN'] ?? '').split('|');

if (file && from && to)
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (!url.endsWith(file)) return loaded;
      const source = new TextDecoder().decode(loaded.source);
      if (!source.includes(from)) throw new Error(`${file} has no ${from}`);
      return { ...loaded, source: source.replace(from, to) };
    },
  });
