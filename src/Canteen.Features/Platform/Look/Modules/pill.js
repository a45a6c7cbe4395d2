// @ts-check
// The pill behind which new things wait.
import { goTo, inSight, sayInTime, word } from './page.js';
import { isPaused } from './stream.js';

/**
 * @param {Element | null | undefined} frame
 * @param {() => void} pressed
 * @param {() => Element | null | undefined} first what gets the focus of a keyboard where the pill goes away with it
 */
export function pillOf(frame, pressed, first) {
  const pill = /** @type {HTMLElement | null} */ (frame?.querySelector('[data-pill]') ?? null);
  let byKeyboard = false, counted = '';
  pill?.addEventListener('click', event => {
    event.preventDefault();
    byKeyboard = event.detail === 0;
    pressed();
  });

  /** @param {Element | null | undefined} next */
  function letGo(next) {
    const held = /** @type {HTMLElement} */ (document.activeElement);
    // After a click nothing may get the focus: somebody would seem to read there, and new things would wait.
    if (!byKeyboard && !held.matches(':focus-visible')) held.blur();
    else if (next) goTo(/** @type {HTMLElement} */ (next));
    else document.getElementById('main')?.focus({ preventScroll: true });
  }

  /** @param {string} text hides it where empty @param {Element | null} [next] */
  function show(text, next = first()) {
    if (!pill) return;
    counted = '';
    /** @type {HTMLElement} */ (pill.querySelector('[data-pill-words]')).textContent = text;
    if (!text && pill.contains(document.activeElement)) letGo(next);
    pill.hidden = text === '';
  }

  return {
    show,

    /** @param {number} number @param {string} one word for one @param {string} many word for more */
    count(number, one, many) {
      const text = number ? word(number === 1 ? one : many, number) : '';
      // Nobody pressed it: nothing that moves, and what else it says stays.
      if (text || counted) show(text, inSight() ?? null);
      counted = text;
      if (text) sayInTime(many, () => isPaused() ? '' : counted);
    },
  };
}
