// @ts-check
// The pill behind which new things wait.
import { goTo, sayInTime, word } from './page.js';
import { isPaused } from './stream.js';

/**
 * @param {Element | null | undefined} frame
 * @param {(byKeyboard: boolean) => void} pressed
 */
export function pillOf(frame, pressed) {
  const pill = /** @type {HTMLElement | null} */ (frame?.querySelector('[data-pill]') ?? null);
  pill?.addEventListener('click', event => {
    event.preventDefault();
    pressed(event.detail === 0);
  });

  /** @param {string} text hides it where empty @param {HTMLElement} [next] gets the focus if that was on the pill and would be lost */
  function show(text, next) {
    if (!pill) return;
    /** @type {HTMLElement} */ (pill.querySelector('[data-pill-words]')).textContent = text;
    if (!text && pill.contains(document.activeElement)) next ? goTo(next) : /** @type {HTMLElement} */ (document.activeElement).blur();
    pill.hidden = text === '';
  }

  return {
    show,

    /** @param {number} number @param {string} one word for one @param {string} many word for more */
    count(number, one, many) {
      const text = number ? word(number === 1 ? one : many, number) : '';
      show(text);
      if (text) sayInTime(() => isPaused() ? '' : text);
    },
  };
}
