// @ts-check
// Says of a hashtag that has been written that others write it in another way, one at a time, and changes it on request.
import { tab } from './kept.js';
import { fragment } from './page.js';

const PAUSE = 600, MOST = 5, KEPT = 'canteen.hashtags';
const LETTER = '\\p{L}\\p{M}\\p{Nd}\\p{Nl}_';
// As in Canteen.Domain/Posts.
const NAMES = new RegExp(`(?<![${LETTER}/=&)])[#＃]([${LETTER}·・]+)`, 'gu');

/** @param {HTMLFormElement} form */
function begin(form) {
  const area = /** @type {HTMLTextAreaElement} */ (form.querySelector('textarea'));
  const place = form.appendChild(document.createElement('div'));
  place.className = 'tag-hints';
  place.role = 'status';
  /** @type {Map<string, Element | null>} */
  const hints = new Map();
  const kept = new Set(tab.get(KEPT)?.split(','));
  let pausing = 0;

  /** Without the one that is being written. */
  const names = () => [...area.value.matchAll(NAMES)]
    .filter(({ 0: { length }, index }) => document.activeElement !== area || index + length !== area.selectionEnd).map(found => found[1]);

  async function look() {
    const fresh = names().filter(name => !hints.has(name) && !kept.has(name)).slice(0, MOST);
    const answer = fresh.length ? await fragment('/compose/hashtags?names=' + encodeURIComponent(fresh.join(','))) : null;
    if (answer) for (const name of fresh) hints.set(name, answer.content.querySelector(`[data-typed="${CSS.escape(name)}"]`));
    const hint = names().map(name => hints.get(name)).find(Boolean);
    if (place.firstChild !== (hint ?? null)) place.replaceChildren(...hint ? [hint] : []);
  }

  /** As if it had been typed, so that it can be undone. @param {string} name @param {string} text */
  function replace(name, text) {
    area.focus();
    for (const found of [...area.value.matchAll(NAMES)].filter(found => found[1] === name).reverse()) {
      area.setSelectionRange(found.index, found.index + found[0].length);
      if (document.execCommand('insertText', false, text)) continue;
      area.setRangeText(text);
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }
    area.setSelectionRange(area.value.length, area.value.length);
  }

  place.addEventListener('click', event => {
    const button = /** @type {HTMLElement} */ (event.target).closest('button');
    const name = /** @type {HTMLElement | null} */ (place.firstElementChild)?.dataset.typed;
    if (!button || !name) return;
    hints.set(name, null);
    if (button.dataset.use) replace(name, button.dataset.use);
    else tab.set(KEPT, [...kept.add(name)].join());
    area.focus();
    look();
  });
  form.addEventListener('input', () => { clearTimeout(pausing); pausing = setTimeout(look, PAUSE); });
  form.addEventListener('submit', () => tab.drop(KEPT));
}

for (const form of document.querySelectorAll('form[data-compose]')) begin(/** @type {HTMLFormElement} */ (form));
