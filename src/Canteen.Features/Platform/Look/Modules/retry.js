// @ts-check
// What could not be loaded is reported where it would be, with a button that tries again, so that readers do not believe that there is
// nothing.
import { say, word } from './page.js';

const bar = /** @type {HTMLElement | null} */ (document.querySelector('[data-failed]'));
const button = bar?.querySelector('button');
/** How to try again, for each thing that failed. @type {Map<string, () => unknown>} */
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

/** @param {string} what what has been loaded after all */
export function could(what) {
  if (!failed.delete(what) || failed.size || !bar) return;
  // The button disappears, and the keyboard focus must not be lost with it.
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
