import { readFileSync } from 'node:fs';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** What a path of the site answers. */
export type SitePage = {
  readonly body: string | Buffer;
  readonly type?: string;
  /** Else 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A web site on loopback under two hosts, which browsers take for two sites. */
export type Site = {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** `http://localhost:<port>`, another site to the browser. */
  readonly otherOrigin: string;
  /** Puts a page at a path; gives its address under `origin`. */
  put(at: string, page: SitePage | string): string;
  /** Every request so far, as method and address. */
  readonly requests: readonly string[];
  /** What came along with each. */
  readonly headers: readonly IncomingHttpHeaders[];
  stop(): void;
};

/** Starts a site; files of tests/pages are there from the start. */
export async function startSite(): Promise<Site> {
  const pages = new Map<string, SitePage>();
  const requests: string[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    requests.push(`${request.method} http://${request.headers.host}${request.url}`);
    headers.push(request.headers);
    const page = pages.get(pathname) ?? fromFolder(pathname);
    response.writeHead(page ? (page.status ?? 200) : 404, {
      'content-type': page?.type ?? 'text/html; charset=utf-8',
      ...page?.headers,
    });
    response.end(page?.body ?? '');
  });
  const port = await listening(server);
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    otherOrigin: `http://localhost:${port}`,
    put(at, page) {
      pages.set(at, typeof page === 'string' ? { body: page } : page);
      return origin + at;
    },
    requests,
    headers,
    stop: () => stopServer(server),
  };
}

/** A proxy that lets nothing through and remembers what was asked of it. */
export type Trap = { readonly port: number; readonly caught: readonly string[]; stop(): void };

/** Starts a trap for everything that a browser sends beyond loopback. */
export async function startTrap(): Promise<Trap> {
  const caught: string[] = [];
  const note = (request: IncomingMessage): void => {
    caught.push(`${request.method} ${request.url}`);
  };
  const server = createServer((request, response) => {
    note(request);
    response.writeHead(403).end();
  });
  server.on('connect', (request, socket) => {
    note(request);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  const port = await listening(server);
  return { port, caught, stop: () => stopServer(server) };
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

function stopServer(server: Server): void {
  server.close();
  server.closeAllConnections();
}

const FOLDER = path.resolve('tests/pages');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

function fromFolder(pathname: string): SitePage | undefined {
  const type = TYPES[/^\/[a-z-]+(\.\w+)$/.exec(pathname)?.[1] ?? ''];
  if (type === undefined) return undefined;
  try {
    return { body: readFileSync(path.join(FOLDER, pathname)), type };
  } catch {
    return undefined;
  }
}
