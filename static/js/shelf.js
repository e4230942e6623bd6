/** What a participant filled in, on this device until it is with us: entries to send, and copies of what is typed. */

const NAME = "observations";
const LAST = "observing-person";

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("entries", { keyPath: "key" });
      request.result.createObjectStore("copies", { keyPath: "id" });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Runs `act(store)` in a transaction of its own; gives its result once it is on the disk. */
async function inStore(name, mode, act) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(name, mode);
      const request = act(transaction.objectStore(name));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** Marks each writing, so that whoever was at work on an older one can tell. */
const turn = () => `${Date.now()}:${Math.random()}`;

export const keep = (store, what) => inStore(store, "readwrite", (rows) => rows.put({ ...what, turn: turn() }));
export const take = (store, key) => inStore(store, "readonly", (rows) => rows.get(key));
export const drop = (store, key) => inStore(store, "readwrite", (rows) => rows.delete(key));

/** Puts `next`, or nothing, in the place of an entry; not where its writer has removed it or written it anew since `was` was read. */
export const replace = (was, next) => inStore("entries", "readwrite", (rows) => {
  const request = rows.get(was.key);
  request.onsuccess = () => {
    if (!request.result || request.result.turn !== was.turn) return;
    if (next) rows.put(next);
    else rows.delete(was.key);
  };
  return request;
});

export async function entriesOf(person) {
  const all = await inStore("entries", "readonly", (rows) => rows.getAll());
  return all.filter((entry) => entry.person === person).sort((a, b) => a.at.localeCompare(b.at));
}

export async function copiesOf(person) {
  const all = await inStore("copies", "readonly", (rows) => rows.getAll());
  return all.filter((copy) => copy.person === person);
}

export function remember(person) {
  try {
    localStorage.setItem(LAST, person);
  } catch {
    // Storage is off: then nothing was kept either.
  }
}

/** Whose entries may be on this device, or nobody. */
export function remembered() {
  try {
    return localStorage.getItem(LAST);
  } catch {
    return null;
  }
}

/** Whoever signs out takes their entries and copies along; those of others on this device stay. */
export async function clearShelf() {
  const person = remembered();
  if (!person) return;
  for (const store of ["entries", "copies"]) {
    const all = await inStore(store, "readonly", (rows) => rows.getAll());
    for (const row of all) if (row.person === person) await drop(store, store === "entries" ? row.key : row.id);
  }
  localStorage.removeItem(LAST);
}
