// @ts-check
// Favourite, boost and bookmark in place: the form is sent as it is, and answers with the post as it now stands. If anything is odd, the form goes the old way.
import { articles } from './page.js';

const IN_PLACE = new Set(['favourite', 'boost', 'bookmark']);
const plainly = new WeakSet();

/** @param {HTMLElement} fresh the post as the server shows it now @param {string} kind what was pressed */
function swap(fresh, kind) {
  const held = document.activeElement?.closest('.post');
  for (const post of document.querySelectorAll(`.post[data-post="${fresh.dataset.post}"]`)) {
    const acts = /** @type {HTMLElement} */ (fresh.querySelector('.acts')?.cloneNode(true));
    post.querySelector('.acts')?.replaceWith(acts);
    const button = /** @type {HTMLElement | null} */ (acts.querySelector(`[data-act="${kind}"]`));
    button?.classList.add('just');
    if (post === held) button?.focus({ preventScroll: true });
  }
}

document.addEventListener('submit', async event => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
  const kind = button?.dataset.act ?? '';
  if (button?.dataset.confirm && !confirm(button.dataset.confirm)) return event.preventDefault();
  const post = /** @type {HTMLElement | null} */ (button?.closest('.post') ?? null);
  if (!button || !post || !IN_PLACE.has(kind) || plainly.has(button)) return;
  event.preventDefault();
  button.focus({ preventScroll: true });
  button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form, button)));
  body.set('back', `/pieces/posts/${post.dataset.post}`);
  const answer = await articles(button.formAction, { method: 'POST', body }).catch(() => null);
  if (answer?.length) return swap(answer[0], kind);
  plainly.add(button);
  form.requestSubmit(button);
});
