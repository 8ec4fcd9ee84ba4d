// Lets Node run the project's TypeScript as it stands: types are stripped by Node itself;
// this adds the `@/` alias and extensionless imports, which bundlers know and Node does not.
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import path from 'node:path';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

registerHooks({
  resolve(specifier, context, next) {
    const base = specifier.startsWith('@/')
      ? path.join(root, specifier.slice(2))
      : specifier.startsWith('./') &&
          context.parentURL?.startsWith('file:') &&
          !context.parentURL.includes('/node_modules/')
        ? path.resolve(path.dirname(fileURLToPath(context.parentURL)), specifier)
        : undefined;
    if (base && !existsSync(base) && existsSync(`${base}.ts`))
      return next(pathToFileURL(`${base}.ts`).href, context);
    return next(base ? pathToFileURL(base).href : specifier, context);
  },
});
