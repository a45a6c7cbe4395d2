// @ts-check
// What the other modules share: words of the page, articles, fragments, and saying things aloud.

const FRAGMENT = 'text/vnd.canteen.fragment+html';

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
 * A part of a page, without its frame. Null when the answer is no fragment: signed out, gone, an error.
 * @param {string} url
 * @param {RequestInit} [how]
 */
export async function fragment(url, how = {}) {
  const answer = await fetch(url, { ...how, headers: { Accept: FRAGMENT }, credentials: 'same-origin' });
  if (!answer.ok || !answer.headers.get('content-type')?.startsWith(FRAGMENT)) return null;
  const holder = document.createElement('template');
  holder.innerHTML = await answer.text();
  return holder.content;
}

/** Tells screen readers, politely. @param {string} text */
export function say(text) {
  const place = document.getElementById('said');
  if (place) place.textContent = text;
}
