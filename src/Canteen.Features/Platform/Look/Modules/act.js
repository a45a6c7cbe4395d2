// @ts-check
// What is switched on and off under a post (favourite, boost, bookmark), without leaving the page: the form is sent as it is, and the
// answer holds the buttons as they are now. When the answer is not as expected, the form is sent in the usual way.
import { fragment, sayUnreached } from './page.js';

const plainly = new WeakSet();

/** @param {HTMLElement} fresh the buttons as the server shows them now @param {string} kind which button was pressed */
function swap(fresh, kind) {
  const held = document.activeElement?.closest('.acts');
  for (const old of document.querySelectorAll(`.acts[data-acts="${fresh.dataset.acts}"]`)) {
    const acts = /** @type {HTMLElement} */ (fresh.cloneNode(true));
    const button = /** @type {HTMLElement | null} */ (acts.querySelector(`[data-act="${kind}"]`));
    old.replaceWith(acts);
    button?.classList.add('just');
    if (old === held) button?.focus({ preventScroll: true });
  }
}

/** @param {Element} button */
const toggle = button => button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));

document.addEventListener('submit', async event => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
  const kind = button?.dataset.act ?? '';
  if (!button?.closest('.acts') || !button.hasAttribute('aria-pressed') || plainly.has(button)) return;
  event.preventDefault();
  button.focus({ preventScroll: true });
  toggle(button);
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form, button)));
  const answer = await fragment(button.formAction, { method: 'POST', body, keepalive: true });
  const fresh = /** @type {HTMLElement | null} */ (answer?.content.querySelector('.acts') ?? null);
  if (fresh) return swap(fresh, kind);
  if (answer === undefined) {
    toggle(button);
    return sayUnreached();
  }
  plainly.add(button);
  form.requestSubmit(button);
});
