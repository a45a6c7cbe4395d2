// @ts-check
// One-key shortcuts. They can be switched off in their dialog; the choice is kept on this device.
import { device } from './kept.js';
import { announcesNews, currentPost, step } from './page.js';

const STORE = 'canteen.shortcuts';
const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById('shortcuts'));
const [choice, news] = /** @type {HTMLInputElement[]} */ ([...dialog?.querySelectorAll('input') ?? []]);
let afterG = false, isLeaving = false;

/** @param {string} selector */
const press = selector => /** @type {HTMLElement | null} */ (currentPost()?.querySelector(selector) ?? null)?.click();

/** Where "g" and then a key leads. @param {string} key */
const linkOf = key => /** @type {HTMLAnchorElement | null} */ (dialog?.querySelector(`[data-key="${CSS.escape(key)}"]`) ?? null);

function write() {
  const box = /** @type {HTMLElement | null} */ (document.querySelector('#write textarea, #reply textarea'));
  if (box) box.focus();
  else /** @type {HTMLElement | null} */ (document.querySelector('[data-write]'))?.click();
}

function search() {
  const boxes = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('input[type=search]')]);
  const box = boxes.find(box => box.offsetParent);
  if (box) box.focus();
  else location.assign('/search');
}

function newest() {
  const pill = /** @type {HTMLElement | null} */ (document.querySelector('[data-pill]:not([hidden]) a'));
  pill?.click();
  scrollTo({ top: 0 });
}

/** @type {Record<string, () => void>} */
const keys = {
  j: () => step(1),
  k: () => step(-1),
  r: () => press('[data-act=reply]'),
  f: () => press('[data-act=favourite]'),
  l: () => press('[data-act=favourite]'),
  b: () => press('[data-act=boost]'),
  d: () => press('[data-act=bookmark]'),
  a: () => press('[data-act=list-person]'),
  o: () => press('.when'),
  n: write,
  c: write,
  '/': search,
  '.': newest,
  '?': () => dialog?.showModal(),
};

/** @param {KeyboardEvent} event */
function isTyping({ target }) {
  return target instanceof Element && target.closest('input, textarea, select, dialog, [contenteditable]') !== null;
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event) || !choice?.checked) return;
  if (isLeaving) return event.preventDefault();
  const link = afterG ? linkOf(event.key) : null;
  const act = link ? () => link.click() : keys[event.key];
  afterG = event.key === 'g' && !afterG;
  if (!act) return;
  event.preventDefault();
  act();
});

// Letters typed while the next page is on its way were meant for that page.
addEventListener('beforeunload', () => { isLeaving = true; });
addEventListener('pageshow', () => { isLeaving = false; });

if (choice) {
  choice.checked = device.get(STORE) !== 'off';
  choice.addEventListener('change', () => device.set(STORE, choice.checked ? 'on' : 'off'));
  news.checked = announcesNews();
  news.addEventListener('change', () => announcesNews(news.checked));
}
for (const opener of document.querySelectorAll('[data-shortcuts]')) {
  opener.removeAttribute('hidden');
  opener.addEventListener('click', () => dialog?.showModal());
}
