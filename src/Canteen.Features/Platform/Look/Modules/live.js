// @ts-check
// New posts wait behind a pill and never move what somebody is reading. They are shown by themselves only at the very top of their feed,
// while nothing is in use and the page is not paused.
import { counted, fragment, goTo, oneAtATime, sayNews, startAgain, word } from './page.js';
import { pillOf } from './pill.js';
import { atTop, idle, inPlace, renumber, scrollerOf } from './place.js';
import { could, couldNot } from './retry.js';
import { hear, isPaused } from './stream.js';

const PART = 40, MOST = 200, AGAIN = 2000;
// How long it may take from when an entry gets its id until it is visible everywhere: ids are given before the commit, by several nodes,
// and each node reads the log on its own.
const SETTLING = 5000;
// Ids hold the time in milliseconds above 16 bits.
const OVERLAP = BigInt(SETTLING) << 16n;

/** @param {Element} article */
const entryOf = article => BigInt(/** @type {HTMLElement} */ (article).dataset.entry ?? 0);

/** One of the feeds on the page, of which there may be several side by side. */
class LiveFeed {
  /**
   * The entries that wait: for each its post (for a boost, the boosted post), and when it was last heard of.
   * @type {Map<string, { post: string, heard: number }>}
   */
  waiting = new Map();
  /** What was taken back while the page was asking. @type {Set<string>} */
  gone = new Set();
  many = false;
  unsaid = 0;
  later = 0;
  wanted = false;
  stale = false;
  /** @type {Awaited<ReturnType<LiveFeed['find']>>} */
  found;

  /** @param {HTMLElement} frame @param {Element} feed */
  constructor(frame, feed) {
    const { path = location.pathname, column = '', newest = 0, oldest = 0 } = frame.dataset;
    this.frame = frame;
    this.feed = feed;
    this.path = path;
    this.column = column;
    this.newest = BigInt(newest);
    // What is not newer than the oldest entry belongs to the next page.
    this.oldest = BigInt(oldest);
    this.pill = pillOf(frame, () => this.pressed(), () => this.first());
    this.look = oneAtATime(() => this.lookOnce());
  }

  first() {
    return /** @type {HTMLElement | null} */ (this.feed.querySelector('.post'));
  }

  /**
   * An entry is shown once, where it came first: not the same entry again, nor another boost of a post that is there.
   * @param {string} entry
   * @param {string} post
   */
  isShown(entry, post) {
    return !!this.feed.querySelector(`[data-entry="${entry}"], [data-post="${post}"]`);
  }

  /** @param {string} post */
  waits(post) {
    return [...this.waiting.values()].some(other => other.post === post);
  }

  isFree() {
    return idle(this.frame) && !isPaused();
  }

  count() {
    if (this.many) this.pill.show(word('many'));
    else this.pill.count(this.waiting.size, 'new');
  }

  /** The entries above an id that are not on the page, oldest first; without an answer, what fragment returned. @param {bigint} above */
  async find(above) {
    /** @type {Map<string, HTMLElement>} */
    const fresh = new Map();
    let more = true;
    while (more && fresh.size < MOST) {
      const part = await fragment(`${this.path}?min_id=${above}&limit=${PART}&column=${this.column}`);
      if (!part) return part;
      for (const article of /** @type {HTMLElement[]} */ ([...part.content.querySelectorAll('.post')].reverse())) {
        const { entry = '', post = '' } = article.dataset;
        if (!this.isShown(entry, post) && !fresh.has(post)) fresh.set(post, article);
      }
      if (part.cursor) above = BigInt(part.cursor);
      more = part.more;
    }
    return { fresh: [...fresh.values()], above, tooMany: more || fresh.size > MOST };
  }

  /** @param {HTMLElement[]} fresh oldest first */
  insert(fresh) {
    const { feed, frame } = this;
    const put = () => {
      for (const article of fresh) {
        const below = [...feed.children].find(other => entryOf(other) < entryOf(article)) ?? null;
        feed.insertBefore(article, below);
      }
      renumber(feed);
    };
    feed.setAttribute('aria-busy', 'true');
    atTop(frame) ? put() : inPlace(put);
    feed.setAttribute('role', 'feed');
    feed.removeAttribute('aria-busy');
    frame.querySelector('.empty')?.remove();
  }

  /** @param {number} number */
  sayBrought(number) {
    this.unsaid += number;
    sayNews('brought' + this.column, () => {
      const text = counted('brought', this.unsaid);
      this.unsaid = 0;
      return text;
    });
  }

  /** Where to look from: below everything that waits, and after a gap also far enough back to find what came in late. */
  floor() {
    const highest = this.stale ? this.newest - OVERLAP : this.newest;
    const from = [...this.waiting.keys()].map(entry => BigInt(entry) - 1n).reduce((low, id) => id < low ? id : low, highest);
    return from > this.oldest ? from : this.oldest;
  }

  /**
   * Entries that were announced but not found are dropped after a while: they were taken back, or are not for this reader.
   * @param {Set<string>} asked
   */
  settle(asked) {
    const now = performance.now();
    for (const [entry, { post, heard }] of this.waiting) {
      if (this.isShown(entry, post) || (asked.has(entry) && now - heard > SETTLING)) this.waiting.delete(entry);
    }
  }

  /** @param {HTMLElement[]} fresh */
  keepWaiting(fresh) {
    const heard = performance.now();
    for (const { dataset: { entry = '', post = '' } } of fresh)
      if (this.waiting.has(entry) || !this.waits(post)) this.waiting.set(entry, { post, heard });
  }

  async lookOnce() {
    if (this.many) return this.count();
    const asked = new Set(this.waiting.keys()), began = performance.now(), wasStale = this.stale, from = this.floor();
    this.stale = false;
    this.gone.clear();
    const found = this.found = await this.find(from);
    this.stale ||= wasStale && !found;
    if (found === undefined) couldNot('new' + this.column, this.look);
    if (!found) return;
    could('new' + this.column);
    const fresh = found.fresh.filter(({ dataset: { entry = '', post = '' } }) => !this.gone.has(entry) && !this.gone.has(post));
    this.many = found.tooMany;
    const comes = !this.many && (this.wanted || this.isFree());
    if (!comes) this.keepWaiting(fresh);
    else {
      if (found.above > this.newest) this.newest = found.above;
      if (fresh.length) this.insert(fresh);
      if (fresh.length) this.sayBrought(fresh.length);
    }
    this.settle(asked);
    clearTimeout(this.later);
    const isAwaited = [...this.waiting].some(([entry, { heard }]) => asked.has(entry) && heard < began);
    if (isAwaited) this.later = setTimeout(this.look, AGAIN);
    if (!this.wanted) this.count();
  }

  async pressed() {
    if (this.waiting.size && !this.many) {
      this.wanted = true;
      await this.look();
      this.wanted = false;
      if (!this.found) return startAgain(this.found);
    }
    if (this.many) return startAgain(await fragment(`${this.path}?limit=1`));
    scrollerOf(this.frame).scrollTo({ top: 0 });
    this.pill.show('');
    goTo(this.first() ?? undefined);
  }

  /** @param {string} data */
  hearNew(data) {
    const [entry, post = entry] = data.split(' ');
    if (BigInt(entry) <= this.oldest || this.isShown(entry, post) || this.waits(post)) return;
    this.waiting.set(entry, { post, heard: performance.now() });
    this.many ||= this.waiting.size >= MOST;
    if (this.isFree()) this.look();
    else this.count();
  }

  /** @param {string} data */
  hearGone(data) {
    const ids = data.split(',');
    for (const id of ids) this.gone.add(id);
    for (const [entry, { post }] of this.waiting) if (ids.includes(entry) || ids.includes(post)) this.waiting.delete(entry);
    if (!this.many) this.count();
  }

  lookFurtherBack() {
    this.stale = true;
    this.look();
  }

  follow() {
    hear(`new${this.column}`, data => this.hearNew(data));
    hear('gone', data => this.hearGone(data));
    hear('back', how => how === 'stale' ? this.lookFurtherBack() : void this.look());
    // When something was posted just before the page was made, more may have been on its way, with lower ids. Somebody who comes back to a
    // tab asks anyway.
    const isRecent = (this.newest >> 16n) + BigInt(SETTLING) > BigInt(this.frame.dataset.at ?? 0);
    if (isRecent) setTimeout(() => { if (!document.hidden) this.lookFurtherBack(); }, SETTLING);
  }
}

for (const frame of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.feed-frame[data-live]'))) {
  const feed = frame.querySelector('.feed');
  if (feed) new LiveFeed(frame, feed).follow();
}
