// @ts-check
// Lets worker.js keep the home page of whoever is signed in, for reading without a network, and makes sure that it is kept for nobody else.
// What could not be sent is never sent by itself: a line leads to it.
import { unsent } from './drafts.js';
import { say, word } from './page.js';
import { fullTime } from './times.js';

const HOME = 'canteen-home.';
const { viewer, visitor } = document.body.dataset;
const keptAt = Number(document.documentElement.dataset.offline ?? 0);

/** @param {string} text @param {string} link @param {string} path */
function line(text, link, path) {
  const note = document.createElement('p'), words = document.createElement('span'), way = document.createElement('a');
  note.className = 'notice offline';
  way.className = 'link';
  way.href = path;
  way.textContent = link;
  words.append(text, ' ', way);
  note.append(words);
  document.querySelector('main .top')?.after(note);
  // Screen readers announce what changes after the page has loaded, not what came with it.
  setTimeout(() => say(text), 500);
}

/** @param {(name: string) => boolean} which */
async function forget(which) {
  for (const name of await caches.keys()) if (name.startsWith(HOME) && which(name)) await caches.delete(name);
}

const isFirst = location.pathname === '/home' && navigator.serviceWorker?.controller === null;

async function keep() {
  // The page for signing in says that nobody is; the one for "no network" doesn't know.
  if (visitor !== undefined) await forget(() => true);
  else if (viewer) {
    await forget(name => name !== HOME + viewer);
    await navigator.serviceWorker?.register('/worker.js');
    if (isFirst) navigator.serviceWorker.ready.then(worker => worker.active?.postMessage('home'));
  }
  const way = /** @type {HTMLElement | null} */ (document.querySelector('[data-kept-home]'));
  if (way) way.hidden = !(await caches.keys()).some(name => name.startsWith(HOME));
}

function lead() {
  const form = document.querySelector('form[data-compose] [name=reply_to]'), [first] = unsent();
  const here = /** @type {HTMLInputElement | null} */ (form)?.value ?? (document.querySelector('form[data-compose]') ? 'new' : '');
  if (!first || document.querySelector('.offline')) return;
  if (first === here) line(word('unsentHere'), word('unsentGo'), first === 'new' ? '#write-text' : '#reply-text');
  else line(word('unsent'), word('unsentGo'), first === 'new' ? '/posts/new#write-text' : `/posts/${first}#reply-text`);
}

// Where the browser keeps nothing (storage is blocked, or the connection is not secure), there is simply no page without a network.
keep().catch(() => {});
if (keptAt) line(word('offlineHome').replace('{0}', fullTime(keptAt)), word('offlineAgain'), '/home');
else if (viewer && navigator.onLine) lead();
if (viewer) addEventListener('online', () => {
  document.querySelector('.offline')?.remove();
  if (keptAt) line(word('lineLive'), word('offlineNew'), '/home');
  else lead();
});
document.addEventListener('submit', event => {
  if (/** @type {HTMLFormElement} */ (event.target).getAttribute('action') === '/sign-out') forget(() => true).catch(() => {});
});
