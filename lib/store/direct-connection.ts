import { DATABASE_NAME, DATABASE_VERSION } from './database-version';

/** Dexie's versions are tenths of the browser's. */
const NATIVE_VERSION = DATABASE_VERSION * 10;

/**
 * A connection by the browser's own interface, for what is read first and most: in a context that has
 * just started, Dexie takes longer to open than all of that.
 */
export type DirectConnection = {
  /**
   * What `work` reads in one transaction over `tables`. Undefined where the database is not there in its
   * present form, and for whatever goes wrong: Dexie is asked then, and says what it is.
   */
  read<T>(
    tables: readonly string[],
    work: (transaction: IDBTransaction) => Promise<T>,
  ): Promise<T | undefined>;
};

let early: Opened | undefined;

/** Asks for the library's database before the rest of the scripts is evaluated, which takes as long as opening it. */
export function openEarly(): void {
  early = new Opened(DATABASE_NAME);
  void early.database();
}

/** The connection to the database `name`; of the library's, the one that was asked for early. */
export function connectDirectly(name: string): DirectConnection {
  const connection = name === DATABASE_NAME ? early : undefined;
  early = undefined;
  return connection ?? new Opened(name);
}

/** The result of `request`. */
export function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.addEventListener('success', () => done(request.result));
    request.addEventListener('error', () => failed(request.error));
  });
}

class Opened implements DirectConnection {
  readonly #name: string;
  #database: Promise<IDBDatabase | undefined> | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  async read<T>(
    tables: readonly string[],
    work: (transaction: IDBTransaction) => Promise<T>,
  ): Promise<T | undefined> {
    try {
      const database = await this.database();
      return database && (await work(database.transaction(tables, 'readonly')));
    } catch {
      return undefined;
    }
  }

  database(): Promise<IDBDatabase | undefined> {
    this.#database ??= this.#open();
    return this.#database;
  }

  #open(): Promise<IDBDatabase | undefined> {
    return new Promise((done) => {
      const forget = (): void => {
        this.#database = undefined;
      };
      const request = indexedDB.open(this.#name, NATIVE_VERSION);
      // To make and to change the database is Dexie's.
      request.addEventListener('upgradeneeded', () => request.transaction?.abort());
      request.addEventListener('error', (event) => {
        event.preventDefault();
        forget();
        done(undefined);
      });
      request.addEventListener('success', () => {
        const database = request.result;
        database.addEventListener('close', forget);
        // Nobody who deletes or changes the database waits for a reader.
        database.addEventListener('versionchange', () => {
          database.close();
          forget();
        });
        done(database);
      });
    });
  }
}
