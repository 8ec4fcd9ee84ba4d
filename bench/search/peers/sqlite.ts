// SQLite's FTS5 over files of the origin, as its own authors advise for workers.
import sqlite3InitModule, { type Database } from '@sqlite.org/sqlite-wasm';
import { newsDocument } from '@/tests/generated-news';
import type { BenchQuery } from '@/bench/search/queries';
import { LIMIT, servePeer } from './peer';

const FILE = '/news.db';
const BATCH = 5_000;

let database: Database | undefined;

servePeer({
  async build(documents) {
    const news = await connect();
    news.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
      CREATE VIRTUAL TABLE news USING fts5(title, text, content = '', tokenize = 'porter unicode61')`);
    const insert = news.prepare('INSERT INTO news (rowid, title, text) VALUES (?, ?, ?)');
    for (let from = 0; from < documents; from += BATCH)
      news.transaction(() => {
        for (let id = from; id < Math.min(documents, from + BATCH); id++) {
          const { title, text } = newsDocument(id);
          insert.bind([id + 1, title, text]).stepReset();
        }
      });
    insert.finalize();
    news.exec("INSERT INTO news (news) VALUES ('optimize')");
    return Number(news.selectValue('SELECT sum(pgsize) FROM dbstat'));
  },
  async open() {
    await connect();
  },
  search(query) {
    const all = find(asked(query, ' AND '));
    return all > 0 ? all : find(asked(query, ' OR '));
  },
});

async function connect(): Promise<Database> {
  if (database) return database;
  const sqlite = await sqlite3InitModule();
  const pool = await sqlite.installOpfsSAHPoolVfs({ name: 'bench' });
  database = new pool.OpfsSAHPoolDb(FILE);
  return database;
}

function find(query: string): number {
  const sql = `SELECT rowid FROM news WHERE news MATCH ? ORDER BY bm25(news, 2.0, 1.0) LIMIT ${LIMIT}`;
  return database?.selectValues(sql, [query]).length ?? 0;
}

function asked({ text, typing = false }: BenchQuery, joint: string): string {
  const [wanted = '', ...unwanted] = text.split(' -');
  const words = wanted.split(' ').map((word) => `"${word}"`);
  const prefix = typing ? '*' : '';
  const not = unwanted.map((word) => ` NOT "${word}"`).join('');
  return `(${words.join(joint)}${prefix})${not}`;
}
