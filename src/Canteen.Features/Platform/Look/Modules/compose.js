// @ts-check
// The composer: counts as the server counts, keeps a draft on this device until it is sent, and sends with Control+Enter.
import { drop, find, move, placeOf, put } from './drafts.js';
import { tab } from './kept.js';
import { length } from './length.js';
import { counted, sayInTime, sayUnreached } from './page.js';

const WARN_AT = 40;
// The place and the key of what this tab has sent: another tab may have written something else there since.
const SENT = 'canteen.sent';
// Somebody who comes back with the browser's own button has not seen the page after sending: what they sent did not arrive.
const arrival = /** @type {PerformanceNavigationTiming | undefined} */ (performance.getEntriesByType('navigation')[0]);
const isReturn = arrival?.type !== 'navigate';

/** @param {HTMLOutputElement} count @param {number} left */
function showLeft(count, left) {
  count.hidden = left > WARN_AT;
  count.textContent = counted(left < 0 ? 'over' : 'left', Math.abs(left));
  count.classList.toggle('over', left < 0);
  // The element itself is not a live region: it would be read out at every key.
  if (!count.hidden) sayInTime('left', () => count.hidden ? '' : count.textContent ?? '');
}

/** @param {boolean} refused what was sent came back */
function dropSent(refused) {
  const [place, key] = tab.get(SENT)?.split(' ') ?? [];
  if (place && key === find(place)?.key && !refused && !isReturn) drop(place);
  tab.drop(SENT);
}

/**
 * Without script the names in a reply begin with a space, so that words typed before them do not touch. Here one types after them. Not
 * before somebody is there: on a slow phone the names have been shown by then, and would move.
 * @param {HTMLTextAreaElement} area
 */
function startAfterNames(area) {
  const start = () => {
    // Whoever comes with the words marked, to type over them, keeps them marked.
    const isMarked = area.selectionStart !== area.selectionEnd;
    area.value = area.defaultValue = area.defaultValue.trimStart();
    area.setSelectionRange(isMarked ? 0 : area.value.length, area.value.length);
  };
  if (document.activeElement === area) start();
  else area.addEventListener('focus', () => area.value === area.defaultValue && start(), { once: true });
}

/** @param {HTMLFormElement} form @param {HTMLButtonElement} button */
function sendByKey(form, button) {
  form.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !button.disabled) form.requestSubmit(button);
  });
}

/** @param {HTMLFormElement} form */
function begin(form) {
  const area = /** @type {HTMLTextAreaElement} */ (form.querySelector('textarea'));
  const warning = /** @type {HTMLInputElement | null} */ (form.querySelector('[name=warning]'));
  const fold = /** @type {HTMLDetailsElement | null} */ (warning?.closest('details') ?? null);
  const readers = /** @type {HTMLSelectElement | null} */ (form.querySelector('[name=visibility]'));
  const count = /** @type {HTMLOutputElement | null} */ (form.querySelector('[data-count]'));
  const button = /** @type {HTMLButtonElement} */ (form.querySelector('[type=submit]'));
  const most = Number(area.dataset.max);
  const answered = /** @type {HTMLInputElement | null} */ (form.querySelector('[name=reply_to]'))?.value;
  // What a page gives back to be posted again, such as the words of a deleted post, is nowhere else any more.
  const given = form.hasAttribute('data-given');
  const place = placeOf(answered ?? form.dataset.place ?? (given ? 'again' : 'new'));
  // By its key the server knows a post that comes twice. A draft keeps the key, so that from two tabs it is published once.
  const key = /** @type {HTMLInputElement} */ (form.querySelector('[name=key]')), ownKey = key.value;
  const refused = form.querySelector('[role=alert]') !== null;

  function measure() {
    const left = most - length(area.value) - length(warning?.value ?? '');
    if (count) showLeft(count, left);
    button.disabled = left < 0;
  }

  /** @param {HTMLInputElement | HTMLTextAreaElement | null} field what was in it when the page came need not be kept */
  const isTyped = field => field !== null && field.value.trim() !== '' && (refused || given || field.value !== field.defaultValue);

  function keep(unsent = find(place)?.unsent) {
    if (!isTyped(area) && !isTyped(warning)) return drop(place);
    put(place, { text: area.value, warning: warning?.value, opened: fold?.open, visibility: readers?.value, key: key.value, unsent });
  }

  // The audience is restored with the text; otherwise a post meant for a few would be published to everyone.
  /** @param {import('./drafts.js').Draft} draft */
  function restore({ text, warning: said, opened, visibility, key: first }) {
    area.value = text;
    key.value = first ?? ownKey;
    if (warning && said !== undefined) warning.value = said;
    if (fold && opened !== undefined) fold.open = opened;
    if (readers && [...readers.options].some(option => option.value === visibility)) readers.value = visibility ?? '';
  }

  dropSent(refused);
  if (!answered && !given && !form.dataset.place && !find(place)) move(placeOf('again'), place);
  const draft = refused || given ? null : find(place);
  if (draft) restore(draft);
  else if (given) keep();
  else startAfterNames(area);

  form.addEventListener('input', () => { key.value = ownKey; measure(); keep(); });
  fold?.addEventListener('toggle', () => keep());
  form.addEventListener('submit', event => {
    if (!find(place)?.key) keep();
    if (navigator.onLine) return tab.set(SENT, `${place} ${key.value}`);
    event.preventDefault();
    keep(true);
    sayUnreached();
  });
  sendByKey(form, button);
  measure();
}

/**
 * Makes sending impossible. What was typed stays, so that it can be copied; an empty form without the focus is removed.
 * @param {HTMLFormElement} form
 * @param {string} why
 */
export function lock(form, why) {
  const area = /** @type {HTMLTextAreaElement} */ (form.querySelector('textarea'));
  if (area.value === area.defaultValue && !form.contains(document.activeElement)) return form.remove();
  const note = document.createElement('p');
  note.className = 'composer-problem';
  note.id = area.id + '-locked';
  note.textContent = why;
  area.setAttribute('aria-describedby', note.id);
  area.readOnly = true;
  if (document.activeElement !== area && form.contains(document.activeElement)) area.focus();
  for (const other of form.elements) if (other.matches('input, select, button')) other.setAttribute('disabled', '');
  area.before(note);
}

/** The address names the text box when somebody followed a "Post" or "Reply" link: they go on typing at its end. */
function focusIfNamed() {
  const area = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
  if (!(area instanceof HTMLTextAreaElement)) return;
  area.focus();
  area.setSelectionRange(area.value.length, area.value.length);
}

// Where the page has a composer, there is no need to leave it for another.
document.addEventListener('click', event => {
  const area = /** @type {HTMLElement | null} */ (document.querySelector('#write textarea'));
  const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!area || !isPlain || !(/** @type {Element} */ (event.target).closest('[data-write]'))) return;
  event.preventDefault();
  area.focus();
});

for (const form of document.querySelectorAll('form[data-compose]')) begin(/** @type {HTMLFormElement} */ (form));
focusIfNamed();
addEventListener('hashchange', focusIfNamed);
