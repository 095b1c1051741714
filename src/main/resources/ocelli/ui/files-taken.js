/** More than so many files are not taken at once. */
export const MOST_FILES = 100;

const all = entry => new Promise((resolve, reject) => {
  const reader = entry.createReader();
  const found = [];
  const next = () => reader.readEntries(some => { if (some.length && found.length < MOST_FILES) { found.push(...some); next(); } else resolve(found); }, reject);
  next();
});

async function inside(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const found = [];
  for (const each of await all(entry)) {
    if (found.length >= MOST_FILES) break;
    found.push(...await inside(each));
  }
  return found;
}

/** What was dropped, with everything in dropped folders; files that systems hide are left out. */
export async function dropped(transfer) {
  const entries = [...transfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean); // only during the event
  const files = entries.length ? (await Promise.all(entries.map(inside))).flat() : [...transfer.files];
  return files.filter(file => !/^(\.|Thumbs\.db$)/.test(file.name)).slice(0, MOST_FILES);
}

export const carriesFiles = event => [...(event.dataTransfer?.types ?? [])].includes('Files');
