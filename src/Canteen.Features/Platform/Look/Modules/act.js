// @ts-check
// What is switched on and off under a post (favourite, boost, bookmark) and in a list of people (follow), without leaving the page: the
// form is sent as it is, and the answer holds the buttons as they are now. When the answer is not as expected, the form is sent in the
// usual way.
import { fragment, sayUnreached } from './page.js';

const plainly = new WeakSet();

/** On a person's own page more than the button changes. */
const BUTTONS = '.acts, .person .follow';

/** @param {HTMLElement} fresh the buttons as the server shows them now @param {string} kind which button was pressed */
function swap(fresh, kind) {
  const held = document.activeElement?.closest(BUTTONS);
  for (const old of document.querySelectorAll(`:is(${BUTTONS})[data-acts="${fresh.dataset.acts}"]`)) {
    const acts = /** @type {HTMLElement} */ (fresh.cloneNode(true));
    const button = /** @type {HTMLElement | null} */ (acts.querySelector(`[data-act="${kind}"]`));
    old.replaceWith(acts);
    button?.classList.add('just');
    if (old === held) button?.focus({ preventScroll: true });
  }
}

const TWICE = 700;
let pressed = '', pressedAt = -TWICE;

/** @param {HTMLElement} button */
const isSwitch = button => button.hasAttribute('aria-pressed') || button.dataset.act === 'follow';

// Many people press everything twice. The answer can be there between the two, and the second press must not undo the first.
document.addEventListener('click', event => {
  const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('[data-acts] [data-act]'));
  // A key says 0: whoever uses it means it.
  if (!button || !isSwitch(button) || !event.detail) return;
  const what = `${button.dataset.act} ${button.closest('[data-acts]')?.getAttribute('data-acts')}`;
  if (what === pressed && event.timeStamp - pressedAt < TWICE) event.preventDefault();
  else [pressed, pressedAt] = [what, event.timeStamp];
});

/** @param {Element} button */
const toggle = button => {
  const pressed = button.getAttribute('aria-pressed');
  if (pressed) button.setAttribute('aria-pressed', String(pressed !== 'true'));
};

document.addEventListener('submit', async event => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
  const kind = button?.dataset.act ?? '';
  if (!button?.closest(BUTTONS) || !isSwitch(button) || plainly.has(button)) return;
  event.preventDefault();
  // A shortcut presses the button for somebody who is on the post, and stays there.
  if (!document.activeElement?.matches('.post') || !document.activeElement.contains(button)) button.focus({ preventScroll: true });
  toggle(button);
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form, button)));
  const answer = await fragment(button.formAction, { method: 'POST', body, keepalive: true });
  const fresh = /** @type {HTMLElement | null} */ (answer?.content.querySelector('[data-acts]') ?? null);
  if (fresh) return swap(fresh, kind);
  if (answer === undefined) {
    toggle(button);
    pressed = '';
    return sayUnreached();
  }
  plainly.add(button);
  form.requestSubmit(button);
});
