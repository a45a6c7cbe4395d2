// @ts-check
// Menus that are <details> close when one leaves them: by Escape, by a click elsewhere, by opening another.

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
