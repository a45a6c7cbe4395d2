// @ts-check
// Menus made of <details> close when one leaves them: with Escape, by a click elsewhere, by opening another. "Copy" links copy.
import { say, word } from './page.js';

const MENUS = 'details.more, details.me';

/** @param {Element | null} except */
function close(except) {
  for (const menu of document.querySelectorAll(`:is(${MENUS})[open]`)) if (menu !== except) menu.removeAttribute('open');
}

document.addEventListener('click', event => close(/** @type {Element} */ (event.target).closest(MENUS)));
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  const open = document.activeElement?.closest(`:is(${MENUS})[open]`);
  close(null);
  /** @type {HTMLElement | null | undefined} */ (open?.querySelector('summary'))?.focus();
});

document.addEventListener('click', event => {
  const link = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('[data-copy]'));
  if (!link || !navigator.clipboard) return;
  event.preventDefault();
  navigator.clipboard.writeText(link.dataset.copy ?? '').then(() => say(word('copied')));
  close(null);
});
