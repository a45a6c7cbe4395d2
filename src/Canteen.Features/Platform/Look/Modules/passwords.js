// @ts-check
// Beside each password field: a button that shows what was typed. The field is a password field again before it is sent, so that browsers
// offer to save the password, and when the page is left.

for (const element of document.querySelectorAll('.secret-switch')) {
  const button = /** @type {HTMLButtonElement} */ (element);
  const field = /** @type {HTMLInputElement} */ (document.getElementById(button.getAttribute('aria-controls') ?? ''));
  const [show, hide] = /** @type {HTMLElement[]} */ ([...button.children]);
  const turn = (/** @type {boolean} */ shown) => {
    field.type = shown ? 'text' : 'password';
    show.hidden = shown;
    hide.hidden = !shown;
  };
  button.hidden = false;
  button.addEventListener('click', () => turn(field.type === 'password'));
  field.form?.addEventListener('submit', () => turn(false));
  addEventListener('pagehide', () => turn(false));
}
