// @ts-check
// What the other modules share: sentences of the page, articles, fragments, announcements for screen readers, and doing one thing at a
// time.

import { device } from './kept.js';

const FRAGMENT = 'text/vnd.canteen.fragment+html', BETWEEN = 3000, RARELY = 30_000, PATIENCE = 20_000, SEEN = 8000;

/** A sentence of the page, from a data attribute of the body (so that it is translated where all others are). @param {string} name */
export const word = name => document.body.dataset[name] ?? '';

const plurals = new Intl.PluralRules(document.documentElement.lang);

/** A sentence with a number in it, in the form that the language has for that number. @param {string} name @param {number} number */
export function counted(name, number) {
  const category = plurals.select(number);
  const form = word(name + category[0].toUpperCase() + category.slice(1)) || word(name + 'Other');
  return form.replace('{0}', String(number));
}

/** @returns {HTMLElement[]} */
export const posts = () => [...document.querySelectorAll('.post')].map(post => /** @type {HTMLElement} */ (post));

/** The post that has the focus or contains it. @returns {HTMLElement | null} */
export const currentPost = () => document.activeElement?.closest('.post') ?? null;

/** Those that are not folded away. */
export const shownPosts = () => posts().filter(post => post.checkVisibility());

/** @param {HTMLElement | undefined} post */
export function goTo(post) {
  if (!post) return;
  post.focus({ preventScroll: true });
  post.scrollIntoView({ block: 'nearest' });
}

export const inSight = () => posts().find(post => post.getBoundingClientRect().bottom > 80);

/** Moves the focus among the posts; when no post has it, to the first one in sight. @param {1 | -1} by */
export function step(by) {
  const all = shownPosts();
  const at = currentPost();
  goTo(at ? all[all.indexOf(at) + by] : inSight());
}

/**
 * A part of a page, without its frame. Null when the answer is not a fragment: signed out, or gone. Undefined when no server answered, or
 * when it failed.
 * @param {string} url
 * @param {RequestInit} [how]
 */
export async function fragment(url, how = {}) {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(url, { ...how, headers: { Accept: FRAGMENT }, credentials: 'same-origin', signal });
    if (answer.status >= 500) return undefined;
    if (!answer.ok || !answer.headers.get('content-type')?.startsWith(FRAGMENT)) return null;
    const holder = document.createElement('template');
    holder.innerHTML = await answer.text();
    const { content } = holder;
    return { content, cursor: answer.headers.get('canteen-cursor'), more: answer.headers.has('canteen-more') };
  } catch {
    return undefined;
  }
}

let fading = 0;

/** Announces a text to screen readers, politely. @param {string} text */
export const say = text => void announce('said', text);

/** Also shows it on the page, for a while. It has a place of its own, so that what is announced meanwhile does not take it away. */
function show(/** @type {string} */ text) {
  const place = announce('shown', text);
  clearTimeout(fading);
  place?.classList.add('seen');
  fading = setTimeout(() => place?.classList.remove('seen'), SEEN);
}

function announce(/** @type {string} */ id, /** @type {string} */ text) {
  const place = document.getElementById(id);
  // The same words are announced again only when the text differs.
  if (place) place.textContent = text && text === place.textContent ? text + '\u00a0' : text;
  return place;
}

/** The browser's own page for "no server" would replace what one is reading, and what one has typed. */
export const sayUnreached = () => show(word('unreached'));

/**
 * After a press that brought nothing: the page itself says why, if the server can be reached.
 * @param {unknown} answer what fragment returned
 */
export function startAgain(answer) {
  if (answer === undefined) sayUnreached();
  else location.assign(location.pathname);
}

/** @type {Map<string, () => string>} */
const due = new Map();

/**
 * Like say, but at most once every few seconds; for each matter only the latest text is said.
 * @param {string} matter
 * @param {() => string} text called when it is time; empty when there is nothing to say any more
 */
export function sayInTime(matter, text) {
  if (!due.size) setTimeout(() => {
    const texts = [...due.values()].map(last => last()).filter(Boolean);
    due.clear();
    if (texts.length) say(texts.join('\n'));
  }, BETWEEN);
  due.set(matter, text);
}

const QUIET = 'canteen.quiet';
let newsDue = 0, newsSaid = -RARELY;
/** @type {Map<string, () => string>} */
const news = new Map();

/** Whether screen readers are to be told of new posts, on this device. @param {boolean} [wanted] changes it */
export function announcesNews(wanted) {
  if (wanted !== undefined) device.set(QUIET, wanted ? 'no' : 'yes');
  return device.get(QUIET) !== 'yes';
}

/**
 * Announces new posts, at most twice a minute, where that is wanted; for each matter only the latest text.
 * @param {string} matter
 * @param {() => string} text called when it is time; empty when there is nothing to say any more
 */
export function sayNews(matter, text) {
  news.set(matter, text);
  if (newsDue || !announcesNews()) return;
  newsDue = setTimeout(() => sayInTime('news', () => {
    const words = [...news.values()].map(last => last()).filter(Boolean).join('\n');
    newsDue = 0;
    news.clear();
    if (words) newsSaid = performance.now();
    return words;
  }), Math.max(0, newsSaid + RARELY - performance.now()));
}

/**
 * Wraps work that must not run twice at once: calls that come while it runs make it run once more afterwards.
 * @param {() => Promise<void>} work
 */
export function oneAtATime(work) {
  let again = false;
  /** @type {Promise<void> | null} */
  let running = null;
  const run = async () => {
    do {
      again = false;
      await work();
    } while (again);
  };
  return () => {
    again = true;
    running ??= run().finally(() => { running = null; });
    return running;
  };
}
