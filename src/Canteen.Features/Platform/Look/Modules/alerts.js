// @ts-check
// Notifications: how many are unread, as the server counts them; on the page of notifications, new ones wait behind the pill.
import { counted, fragment, oneAtATime, sayInTime, startAgain } from './page.js';
import { pillOf } from './pill.js';
import { atTop, idle, inPlace, scrollerOf } from './place.js';
import { could, couldNot } from './retry.js';
import { hear, isPaused } from './stream.js';

const SOON = 300;
const frame = document.querySelector('.heard-frame[data-live]');
const list = frame?.querySelector('.heard');
const pill = pillOf(frame, () => bring(true), () => list?.querySelector('.post, .name'));
let timer = 0, unsaid = 0;

/** @param {Element} mark */
const numberIn = mark => parseInt(mark.textContent ?? '') || 0;

/** @param {HTMLElement} fresh @returns {HTMLElement | undefined} the item on the page with the same key */
const like = fresh => /** @type {HTMLElement[]} */ ([...list?.children ?? []]).find(old => old.dataset.key === fresh.dataset.key);

/** @param {HTMLElement[]} fresh newest first */
function merge(fresh) {
  let next = list?.firstElementChild ?? null;
  for (const item of fresh) {
    const old = like(item);
    if (old && old === next) next = old.nextElementSibling;
    if (old?.dataset.newest === item.dataset.newest) continue;
    old?.remove();
    list?.insertBefore(item, next);
  }
  frame?.querySelector('.empty')?.remove();
}

/**
 * Fetching the newest counts as reading them, so it is done only when they are shown.
 * @param {boolean} asked somebody pressed the pill
 * @returns {Promise<boolean>} whether they could be fetched
 */
async function bring(asked) {
  const answer = await fragment(`/notifications?column=${/** @type {HTMLElement} */ (frame).dataset.column ?? ''}`);
  if (answer === undefined) couldNot('notices', () => bring(true));
  if (!answer) {
    if (asked) startAgain(answer);
    return false;
  }
  could('notices');
  const fresh = /** @type {HTMLElement[]} */ ([...answer.content.children]);
  const put = () => merge(fresh);
  atTop(frame) ? put() : inPlace(put);
  if (asked) scrollerOf(frame).scrollTo({ top: 0 });
  pill.show('');
  await tally();
  return true;
}

/** @param {number} number how many came by themselves: screen readers would not announce them otherwise */
function sayBrought(number) {
  unsaid += number;
  sayInTime('noticed', () => {
    const text = counted('notice', unsaid);
    unsaid = 0;
    return text;
  });
}

/** Writes the server's count wherever it is shown. @returns {Promise<number | null>} */
async function tally() {
  const answer = await fragment('/notifications/unread');
  const fresh = answer?.content.firstElementChild;
  if (!fresh) return null;
  for (const mark of document.querySelectorAll('[data-unread]')) mark.replaceWith(fresh.cloneNode(true));
  const shown = fresh.firstChild?.textContent?.trim();
  document.title = (numberIn(fresh) ? `(${shown}) ` : '') + document.title.replace(/^\(\d+\+?\) /, '');
  return numberIn(fresh);
}

const count = oneAtATime(async () => {
  if (isPaused()) return;
  const before = numberIn(/** @type {Element} */ (document.querySelector('[data-unread]')));
  const unread = await tally();
  if (unread === null) return;
  if (list && unread && idle(frame)) return void (await bring(false) && sayBrought(unread));
  if (list) pill.count(unread, 'notice');
  else if (unread > before) sayInTime('notice', () => isPaused() ? '' : counted('notice', unread));
});

function soon() {
  clearTimeout(timer);
  timer = setTimeout(count, SOON);
}

if (document.querySelector('[data-unread]')) {
  hear('notice', soon);
  hear('back', how => { if (how === 'stale' && !isPaused()) soon(); });
}
