// @ts-check
// New posts wait behind a pill and never move what somebody is reading. They are shown by themselves only at the very top of the page,
// while nothing is in use and the page is not paused.
import { counted, fragment, goTo, oneAtATime, sayNews, startAgain, word } from './page.js';
import { pillOf } from './pill.js';
import { atTop, idle, inPlace, renumber } from './place.js';
import { could, couldNot } from './retry.js';
import { hear, isPaused } from './stream.js';

const PART = 40, MOST = 200, AGAIN = 2000;
// How long it may take from when an entry gets its id until it is visible everywhere: ids are given before the commit, by several nodes,
// and each node reads the log on its own.
const SETTLING = 5000;
// Ids hold the time in milliseconds above 16 bits.
const OVERLAP = BigInt(SETTLING) << 16n;
const frame = /** @type {HTMLElement | null} */ (document.querySelector('.feed-frame[data-live]'));
const feed = frame?.querySelector('.feed');
/**
 * The entries that wait: for each its post (for a boost, the boosted post), and when it was last heard of.
 * @type {Map<string, { post: string, heard: number }>}
 */
const waiting = new Map();
/** What was taken back while the page was asking. @type {Set<string>} */
const gone = new Set();
// What is not newer than the oldest entry belongs to the next page.
const oldest = BigInt(frame?.dataset.oldest ?? 0);
let newest = BigInt(frame?.dataset.newest ?? 0), many = false, unsaid = 0, later = 0;
let wanted = false, stale = false;
/** @type {Awaited<ReturnType<typeof find>>} */
let found;

const first = () => feed?.querySelector('.post');
const pill = pillOf(frame, pressed, first);

/** @param {Element} article */
const entryOf = article => BigInt(/** @type {HTMLElement} */ (article).dataset.entry ?? 0);

/**
 * An entry is shown once, where it came first: not the same entry again, nor another boost of a post that is there.
 * @param {string} entry
 * @param {string} post
 */
const isShown = (entry, post) => !!feed?.querySelector(`[data-entry="${entry}"], [data-post="${post}"]`);

/** @param {string} post */
const waits = post => [...waiting.values()].some(other => other.post === post);

function count() {
  if (many) pill.show(word('many'));
  else pill.count(waiting.size, 'new');
}

/** The entries above an id that are not on the page, oldest first; without an answer, what fragment returned. @param {bigint} above */
async function find(above) {
  /** @type {Map<string, HTMLElement>} */
  const fresh = new Map();
  let more = true;
  while (more && fresh.size < MOST) {
    const part = await fragment(`${location.pathname}?min_id=${above}&limit=${PART}`);
    if (!part) return part;
    for (const article of /** @type {HTMLElement[]} */ ([...part.content.querySelectorAll('.post')].reverse())) {
      const { entry = '', post = '' } = article.dataset;
      if (!isShown(entry, post) && !fresh.has(post)) fresh.set(post, article);
    }
    if (part.cursor) above = BigInt(part.cursor);
    more = part.more;
  }
  return { fresh: [...fresh.values()], above, tooMany: more || fresh.size > MOST };
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
  sayNews('brought', () => {
    const text = counted('brought', unsaid);
    unsaid = 0;
    return text;
  });
}

/** Where to look from: below everything that waits, and after a gap also far enough back to find what came in late. */
function floor() {
  const highest = stale ? newest - OVERLAP : newest;
  const from = [...waiting.keys()].map(entry => BigInt(entry) - 1n).reduce((low, id) => id < low ? id : low, highest);
  return from > oldest ? from : oldest;
}

/**
 * Entries that were announced but not found are dropped after a while: they were taken back, or are not for this reader.
 * @param {Set<string>} asked
 */
function settle(asked) {
  const now = performance.now();
  for (const [entry, { post, heard }] of waiting) {
    if (isShown(entry, post) || (asked.has(entry) && now - heard > SETTLING)) waiting.delete(entry);
  }
}

/** @param {HTMLElement[]} fresh */
function keepWaiting(fresh) {
  const heard = performance.now();
  for (const { dataset: { entry = '', post = '' } } of fresh) if (waiting.has(entry) || !waits(post)) waiting.set(entry, { post, heard });
}

const look = oneAtATime(async () => {
  if (many) return count();
  const asked = new Set(waiting.keys()), began = performance.now(), wasStale = stale, from = floor();
  stale = false;
  gone.clear();
  found = await find(from);
  stale ||= wasStale && !found;
  if (found === undefined) couldNot('new', look);
  if (!found) return;
  could('new');
  const fresh = found.fresh.filter(({ dataset: { entry = '', post = '' } }) => !gone.has(entry) && !gone.has(post));
  many = found.tooMany;
  const comes = !many && (wanted || (idle() && !isPaused()));
  if (!comes) keepWaiting(fresh);
  else {
    if (found.above > newest) newest = found.above;
    if (fresh.length) insert(fresh);
    if (fresh.length) sayBrought(fresh.length);
  }
  settle(asked);
  clearTimeout(later);
  if ([...waiting].some(([entry, { heard }]) => asked.has(entry) && heard < began)) later = setTimeout(look, AGAIN);
  if (!wanted) count();
});

async function pressed() {
  if (waiting.size && !many) {
    wanted = true;
    await look();
    wanted = false;
    if (!found) return startAgain(found);
  }
  if (many) return startAgain(await fragment(`${location.pathname}?limit=1`));
  scrollTo({ top: 0 });
  pill.show('');
  goTo(/** @type {HTMLElement | undefined} */ (first() ?? undefined));
}

if (feed) {
  hear('new', data => {
    const [entry, post = entry] = data.split(' ');
    if (BigInt(entry) <= oldest || isShown(entry, post) || waits(post)) return;
    waiting.set(entry, { post, heard: performance.now() });
    many ||= waiting.size >= MOST;
    if (idle() && !isPaused()) look();
    else count();
  });
  hear('gone', data => {
    const ids = data.split(',');
    for (const id of ids) gone.add(id);
    for (const [entry, { post }] of waiting) if (ids.includes(entry) || ids.includes(post)) waiting.delete(entry);
    if (!many) count();
  });
  hear('back', how => {
    stale ||= how === 'stale';
    look();
  });
  // When something was posted just before the page was made, more may have been on its way, with lower ids. Somebody who comes back to a
  // tab asks anyway.
  if ((newest >> 16n) + BigInt(SETTLING) > BigInt(frame?.dataset.at ?? 0)) setTimeout(() => {
    if (document.hidden) return;
    stale = true;
    look();
  }, SETTLING);
}
