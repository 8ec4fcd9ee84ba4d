import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { invariant } from '@/lib/base/invariant';

/** A page on a loopback address. */
export type ServedPage = { readonly url: string; readonly stop: () => void };

const TYPES: Readonly<Record<string, string>> = {
  '.txt': 'text/plain; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
};

/** Serves a file, and what lies beside and below it, on a free port of 127.0.0.1. */
export async function serveFile(file: string): Promise<ServedPage> {
  const folder = path.dirname(path.resolve(file));
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const wanted = path.join(folder, path.normalize(asked));
    const isFile =
      wanted.startsWith(folder + path.sep) &&
      statSync(wanted, { throwIfNoEntry: false })?.isFile() === true;
    const type = TYPES[path.extname(wanted).toLowerCase()] ?? 'application/octet-stream';
    response.writeHead(isFile ? 200 : 404, { 'content-type': isFile ? type : 'text/plain' });
    if (isFile) createReadStream(wanted).pipe(response);
    else response.end('not found');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  invariant(address !== null && typeof address === 'object', 'the server listens on a port');
  return {
    url: `http://127.0.0.1:${address.port}/${encodeURIComponent(path.basename(file))}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
