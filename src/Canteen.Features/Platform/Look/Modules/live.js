// @ts-check
// New posts wait behind a pill and never move what one reads. Only at the very top, with nothing in hand and not paused, they come by themselves.
import { fragment, oneAtATime, sayInTime, startAgain, word } from './page.js';
import { pillOf } from './pill.js';
import { atTop, idle, inPlace, renumber } from './place.js';
import { hear, isPaused } from './stream.js';

const PART = 40, MOST = 200;
// Ids hold the time in milliseconds above 16 bits, and are given before a post is committed: one may come in a little below a newer one.
const OVERLAP = 5000n << 16n;
const frame = /** @type {HTMLElement | null} */ (document.querySelector('.feed-frame[data-live]'));
const feed = frame?.querySelector('.feed');
/** What waits: each entry, and of a boost what was boosted. @type {Map<string, string>} */
const waiting = new Map();
let newest = BigInt(frame?.dataset.newest ?? 0), many = false, unsaid = 0;
let wanted = false, stale = false;
/** @type {Awaited<ReturnType<typeof find>>} */
let found;

const pill = pillOf(frame, pressed, () => feed?.firstElementChild);

/** @param {Element} article */
const entryOf = article => BigInt(/** @type {HTMLElement} */ (article).dataset.entry ?? 0);

/** Shown once, where it came first: neither the same entry again nor another boost of what is there. @param {string} entry @param {string} post */
const isShown = (entry, post) => !!feed?.querySelector(`[data-entry="${entry}"], [data-post="${post}"]`);

function count() {
  if (many) pill.show(word('many'));
  else pill.count(waiting.size, 'newOne', 'newMany');
}

/** Everything above an entry, oldest first; as fragment, where it cannot be had. @param {bigint} above */
async function find(above) {
  /** @type {HTMLElement[]} */
  const articles = [];
  let more = true;
  while (more && articles.length < MOST) {
    const part = await fragment(`${location.pathname}?min_id=${above}&limit=${PART}`);
    if (!part) return part;
    articles.push(.../** @type {HTMLElement[]} */ ([...part.content.querySelectorAll('.post')].reverse()));
    if (part.cursor) above = BigInt(part.cursor);
    more = part.more;
  }
  return { articles, above, more };
}

/** @param {HTMLElement[]} fresh oldest first */
function insert(fresh) {
  const put = () => {
    for (const article of fresh) {
      const below = [...feed?.children ?? []].find(other => entryOf(other) < entryOf(article)) ?? null;
      feed?.insertBefore(article, below);
    }
    renumber(feed);
  };
  feed?.setAttribute('aria-busy', 'true');
  atTop() ? put() : inPlace(put);
  feed?.setAttribute('role', 'feed');
  feed?.removeAttribute('aria-busy');
  frame?.querySelector('.empty')?.remove();
}

function sayBrought(/** @type {number} */ number) {
  unsaid += number;
  sayInTime('brought', () => {
    const text = word(unsaid === 1 ? 'broughtOne' : 'brought', unsaid);
    unsaid = 0;
    return text;
  });
}

const look = oneAtATime(async () => {
  if (many) return;
  const lowest = [...waiting.keys()].map(BigInt).reduce((low, id) => id <= low ? id - 1n : low, newest);
  found = await find(stale && newest > OVERLAP ? newest - OVERLAP : lowest);
  if (!found) return;
  stale = false;
  const seen = new Set();
  const fresh = found.articles.filter(({ dataset: { entry = '', post = '' } }) => !isShown(entry, post) && !seen.has(post) && seen.add(post));
  many = found.more;
  const comes = !many && (wanted || (idle() && !isPaused()));
  for (const id of waiting.keys()) if (BigInt(id) <= found.above) waiting.delete(id);
  if (!comes) for (const { dataset: { entry = '', post = '' } } of fresh) waiting.set(entry, post);
  else {
    if (found.above > newest) newest = found.above;
    if (fresh.length) insert(fresh);
    if (fresh.length) sayBrought(fresh.length);
  }
  if (!wanted) count();
});

async function pressed() {
  const before = feed?.children.length ?? 0;
  if (many) return startAgain(await fragment(`${location.pathname}?limit=1`));
  if (waiting.size) {
    wanted = true;
    await look();
    wanted = false;
    if (!found) return startAgain(found);
    if (!atTop() && (feed?.children.length ?? 0) > before) return pill.show(word('top'));
  }
  scrollTo({ top: 0 });
  pill.show('');
}

if (feed) {
  hear('new', data => {
    const [entry, post = entry] = data.split(' ');
    if (isShown(entry, post) || waiting.has(post) || [...waiting.values()].includes(post)) return;
    waiting.set(entry, post);
    many ||= waiting.size >= MOST;
    if (idle() && !isPaused()) look();
    else count();
  });
  hear('gone', data => {
    const ids = data.split(',');
    for (const [entry, post] of waiting) if (ids.includes(entry) || ids.includes(post)) waiting.delete(entry);
    count();
  });
  hear('back', how => {
    stale ||= how === 'stale';
    look();
  });
}
