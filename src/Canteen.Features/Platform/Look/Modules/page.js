// @ts-check
// What the other modules share: words of the page, articles, fragments, saying things aloud, and doing one thing at a time.

const FRAGMENT = 'text/vnd.canteen.fragment+html', BETWEEN = 3000;

/**
 * A sentence of the page, from a data attribute of the body (so that it is translated where all others are).
 * @param {string} name
 * @param {string | number} [number] takes the place of {0}
 */
export function word(name, number = '') {
  return (document.body.dataset[name] ?? '').replace('{0}', String(number));
}

/** @returns {HTMLElement[]} */
export const posts = () => [...document.querySelectorAll('.post')].map(post => /** @type {HTMLElement} */ (post));

/** The post that has the focus, or in which something has. @returns {HTMLElement | null} */
export const currentPost = () => document.activeElement?.closest('.post') ?? null;

/** @param {HTMLElement | undefined} post */
export function goTo(post) {
  if (!post) return;
  post.focus({ preventScroll: true });
  post.scrollIntoView({ block: 'nearest' });
}

/** Moves the focus among the posts; from nowhere, to the first one in sight. @param {1 | -1} by */
export function step(by) {
  const all = posts();
  const at = currentPost();
  const seen = all.find(post => post.getBoundingClientRect().bottom > 80);
  goTo(at ? all[all.indexOf(at) + by] : seen);
}

/**
 * A part of a page, without its frame. Null when the answer is no fragment, or none came: signed out, gone, an error, no network.
 * @param {string} url
 * @param {RequestInit} [how]
 */
export async function fragment(url, how = {}) {
  const answer = await fetch(url, { ...how, headers: { Accept: FRAGMENT }, credentials: 'same-origin' }).catch(() => null);
  if (!answer?.ok || !answer.headers.get('content-type')?.startsWith(FRAGMENT)) return null;
  const holder = document.createElement('template');
  holder.innerHTML = await answer.text();
  const { content } = holder;
  return { content, cursor: answer.headers.get('canteen-cursor'), more: answer.headers.has('canteen-more') };
}

/** Tells screen readers, politely. @param {string} text */
export function say(text) {
  const place = document.getElementById('said');
  // The same words again are news only when the text differs.
  if (place) place.textContent = text && text === place.textContent ? text + '\u00a0' : text;
}

let due = 0;
/** @type {() => string} */
let last = () => '';

/** As say, but at most every few seconds, and only the last that was to be said by then. @param {() => string} text asked for when it is time */
export function sayInTime(text) {
  last = text;
  due ||= setTimeout(() => {
    due = 0;
    say(last());
  }, BETWEEN);
}

/**
 * Wraps work that must not run twice at once: what is asked for meanwhile is done once more, afterwards.
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
