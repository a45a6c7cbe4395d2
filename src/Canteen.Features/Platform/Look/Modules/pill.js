// @ts-check
// The pill behind which new posts or notifications wait.
import { counted, goTo, inSight, sayNews } from './page.js';
import { isPaused } from './stream.js';

/**
 * @param {Element | null | undefined} frame
 * @param {() => void} pressed
 * @param {() => Element | null | undefined} first what gets the keyboard focus when the pill goes away while it has it
 */
export function pillOf(frame, pressed, first) {
  const pill = /** @type {HTMLElement | null} */ (frame?.querySelector('[data-pill]') ?? null);
  let shown = '';
  pill?.addEventListener('click', event => {
    event.preventDefault();
    pressed();
  });

  /** @param {Element | null | undefined} next */
  function letGo(next) {
    if (next) goTo(/** @type {HTMLElement} */ (next));
    else document.getElementById('main')?.focus({ preventScroll: true });
  }

  /** @param {string} text empty: hides the pill @param {Element | null} [next] what gets the focus then */
  function show(text, next = first()) {
    if (!pill) return;
    shown = '';
    /** @type {HTMLElement} */ (pill.querySelector('[data-pill-words]')).textContent = text;
    if (!text && pill.contains(document.activeElement)) letGo(next);
    pill.hidden = text === '';
  }

  return {
    show,

    /** @param {number} number @param {string} name name of the sentence */
    count(number, name) {
      const text = number ? counted(name, number) : '';
      // Nobody pressed the pill: nothing may move, and another text on it stays.
      if (text || shown) show(text, inSight() ?? null);
      shown = text;
      if (text) sayNews(name, () => isPaused() ? '' : shown);
    },
  };
}
