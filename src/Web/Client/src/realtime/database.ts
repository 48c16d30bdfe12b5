/** What this browser keeps on disk for one person; nothing at all on somebody else's computer. */
const version = 1;
const nameOf = (personId: number) => `mtslife-${personId}`;

export class Database {
  #opening: Promise<IDBDatabase | null>;

  constructor(personId: number, keep: boolean) {
    this.#opening = keep ? open(personId) : Promise.resolve(null);
  }

  async all<T>(store: 'outbox' | 'drafts'): Promise<T[]> {
    return (await this.#run<T[]>(store, 'readonly', (objects) => objects.getAll())) ?? [];
  }
  async get<T>(store: 'outbox' | 'drafts', key: IDBValidKey): Promise<T | undefined> {
    return this.#run<T | undefined>(store, 'readonly', (objects) => objects.get(key));
  }
  async put(store: 'outbox' | 'drafts', value: unknown): Promise<void> {
    await this.#run(store, 'readwrite', (objects) => objects.put(value));
  }
  async delete(store: 'outbox' | 'drafts', key: IDBValidKey): Promise<void> {
    await this.#run(store, 'readwrite', (objects) => objects.delete(key));
  }

  async #run<T>(
    store: string,
    mode: IDBTransactionMode,
    act: (objects: IDBObjectStore) => IDBRequest,
  ): Promise<T | undefined> {
    const database = await this.#opening;
    if (!database) return undefined;
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode);
      const request = act(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result as T);
      transaction.onabort = transaction.onerror = () => reject(transaction.error ?? request.error);
    });
  }

  async close() {
    (await this.#opening)?.close();
  }
}

// A browser that forbids the disk (private windows of some) still sends: from memory.
function open(personId: number): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    const request = indexedDB.open(nameOf(personId), version);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('outbox', { keyPath: 'clientId' });
      request.result.createObjectStore('drafts', { keyPath: 'channelId' });
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => resolve(null);
  });
}

export const deleteDatabase = (personId: number) =>
  new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(nameOf(personId));
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
