// @ts-check
// One-key shortcuts. They can be switched off in their dialog; the choice is kept on this device.
import { currentPost, step } from './page.js';

const STORE = 'canteen.shortcuts';
const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById('shortcuts'));
const choice = /** @type {HTMLInputElement | null} */ (dialog?.querySelector('input') ?? null);
let afterG = false;

/** @param {string} selector */
const press = selector => /** @type {HTMLElement | null} */ (currentPost()?.querySelector(selector) ?? null)?.click();

/** @param {string} name */
const go = name => /** @type {HTMLAnchorElement | null} */ (document.querySelector(`[data-nav="${name}"]`))?.click();

function write() {
  const box = /** @type {HTMLElement | null} */ (document.querySelector('#write textarea, #reply textarea'));
  if (!box) return location.assign('/home#write');
  box.focus();
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
  o: () => press('.when'),
  n: write,
  c: write,
  '.': newest,
  '?': () => dialog?.showModal(),
};

/** @type {Record<string, string>} */
const places = { h: 'home', l: 'local', n: 'notifications', p: 'profile', b: 'bookmarks', f: 'favourites' };

/** @param {KeyboardEvent} event */
function isTyping({ target }) {
  return target instanceof Element && target.closest('input, textarea, select, dialog, [contenteditable]') !== null;
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event) || !choice?.checked) return;
  if (event.key === 'Enter' && event.target === currentPost()) return press('.when');
  const act = afterG && places[event.key] ? () => go(places[event.key]) : keys[event.key];
  afterG = event.key === 'g' && !afterG;
  if (!act) return;
  event.preventDefault();
  act();
});

if (choice) {
  choice.checked = localStorage.getItem(STORE) !== 'off';
  choice.addEventListener('change', () => localStorage.setItem(STORE, choice.checked ? 'on' : 'off'));
}
for (const opener of document.querySelectorAll('[data-shortcuts]')) {
  opener.removeAttribute('hidden');
  opener.addEventListener('click', () => dialog?.showModal());
}
