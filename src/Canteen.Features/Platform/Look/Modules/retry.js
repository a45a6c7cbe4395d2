// @ts-check
// What could not be loaded is said in the place where it would stand, with a button that tries again: whoever reads on should not believe that there is nothing.
import { say, word } from './page.js';

const bar = /** @type {HTMLElement | null} */ (document.querySelector('[data-failed]'));
const button = bar?.querySelector('button');
/** How to try again, of each thing that failed. @type {Map<string, () => unknown>} */
const failed = new Map();

/**
 * @param {string} what
 * @param {() => unknown} again
 */
export function couldNot(what, again) {
  const isNews = !failed.size;
  failed.set(what, again);
  if (!bar) return;
  bar.hidden = false;
  if (isNews) say(word('unloaded'));
}

/** @param {string} what has been loaded after all */
export function could(what) {
  if (!failed.delete(what) || failed.size || !bar) return;
  // The keyboard must not fall out of the page with the button.
  if (bar.contains(document.activeElement)) document.getElementById('main')?.focus({ preventScroll: true });
  bar.hidden = true;
  say('');
}

button?.addEventListener('click', async () => {
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  await Promise.all([...failed.values()].map(again => again()));
  button.removeAttribute('aria-disabled');
  if (failed.size) say(word('unloaded'));
});
