// @ts-check
// Suggestions while somebody writes @ or # and the beginning of a name, or types in a box for searching everything. The box keeps the
// focus: the option that Enter would take is its active descendant. A text box stays a text box, and the first option is chosen in it; a
// search box is a combobox, where Enter searches for what was typed until an option is chosen.
import { counted, fragment, say } from './page.js';

const PAUSE = 150, LONGEST = 100;
const LETTER = '\\p{L}\\p{M}\\p{Nd}\\p{Nl}_';
// What comes before and what belongs to a name, as in Canteen.Domain/Posts.
const BEGUN = new RegExp(`(?:(?<![${LETTER}/=])@[${LETTER}.-]+(?:@[${LETTER}.-]*)?|(?<![${LETTER}/=&)])[#＃][${LETTER}·・]+)$`, 'u');
const GOES_ON = new RegExp(`^[${LETTER}@#]`, 'u');

/** @typedef {HTMLTextAreaElement | HTMLInputElement} Box */
/** @type {Box} */
let area;
/** @type {HTMLElement | null} */
let list = null;
/** What is being written and has not been answered, closed or left. */
let asked = '';
/** What the last insertion stands in place of. */
let replaced = '';
let pausing = 0, said = 0, hasMoved = false;

/** @param {Box} box */
const isSearch = box => box.type === 'search';

/** @param {Box} area @returns what has been written of a name or of a search where the caret is; empty if there is nothing of the kind */
function begun(area) {
  const { value, selectionStart, readOnly } = area, end = area.selectionEnd ?? 0, before = value.slice(0, end);
  if (readOnly || selectionStart !== end || GOES_ON.test(value.slice(end))) return '';
  const [name] = isSearch(area) ? [before] : before.match(BEGUN) ?? [''];
  return name.length > LONGEST ? '' : name;
}

/** @param {Box} area */
const selected = ({ value, selectionStart, selectionEnd }) => value.slice(selectionStart ?? 0, selectionEnd ?? 0).trimEnd();

const options = () => /** @type {HTMLElement[]} */ ([...list?.querySelectorAll('[role=option]') ?? []]);
const chosen = () => options().find(option => option.ariaSelected === 'true');

/** @param {HTMLElement | undefined} option */
function choose(option) {
  for (const other of options()) other.ariaSelected = String(other === option);
  if (option) area.setAttribute('aria-activedescendant', option.id);
  else area.removeAttribute('aria-activedescendant');
}

/** The first, unless the name is complete as it is: then Enter is for a new line. In a search box, none. */
function chooseFirst() {
  if (isSearch(area)) return choose(undefined);
  const isComplete = options().some(option => option.dataset.text?.toLowerCase() === asked.toLowerCase());
  choose(isComplete ? undefined : options()[0]);
}

/** @param {1 | -1} by */
function move(by) {
  const all = options(), at = all.findIndex(option => option === chosen());
  choose(all.at(at < 0 && by < 0 ? -1 : (at + by) % all.length));
  hasMoved = true;
  chosen()?.scrollIntoView({ block: 'nearest' });
}

function hide() {
  list?.remove();
  list = null;
  said = 0;
  area.removeAttribute('aria-controls');
  if (isSearch(area)) area.ariaExpanded = 'false';
  choose(undefined);
}

function close() {
  clearTimeout(pausing);
  asked = '';
  if (list) hide();
}

/** Above the text box where there is little room below, as over the keyboard of a phone; and no higher than there is room. */
function place(/** @type {HTMLElement} */ list) {
  list.style.removeProperty('--room');
  const { top, bottom } = area.getBoundingClientRect(), height = list.offsetHeight;
  const room = (visualViewport ? visualViewport.offsetTop + visualViewport.height : innerHeight) - bottom;
  const above = height > room && top > (room < 200 ? room : height);
  list.classList.toggle('above', above);
  list.style.setProperty('--room', `${(above ? top : room) - 8}px`);
}

/** @param {HTMLElement} fresh */
function show(fresh) {
  const kept = hasMoved && chosen()?.id;
  list?.remove();
  list = fresh;
  // A press must not take the focus from the text box.
  list.addEventListener('mousedown', event => event.preventDefault());
  list.addEventListener('click', event => insert(/** @type {Element} */ (event.target).closest('[role=option]')));
  area.after(list);
  area.setAttribute('aria-controls', list.id);
  if (isSearch(area)) area.ariaExpanded = 'true';
  place(list);
  const again = options().find(option => option.id === kept);
  if (again) choose(again);
  else chooseFirst();
  const count = options().length;
  if (count !== said) say(counted(isSearch(area) ? 'offers' : 'suggestions', said = count));
}

/** Until the server has answered, only what still fits can be inserted. */
function narrow() {
  if (isSearch(area)) return;
  const sought = asked.replace(/^@/, '').replace('＃', '#').toLowerCase();
  for (const option of options()) if (!option.textContent?.toLowerCase().includes(sought)) option.remove();
  hasMoved = false;
  if (options().length) chooseFirst();
  else if (list) hide();
}

/** @param {string} name */
async function ask(name) {
  const answer = await fragment(`/search/suggestions${isSearch(area) ? '/box' : ''}?q=${encodeURIComponent(name)}`);
  if (asked !== name) return;
  const fresh = /** @type {HTMLElement | null} */ (answer?.content.querySelector('[role=listbox]') ?? null);
  if (fresh) show(fresh);
  else if (list) hide();
}

/** @param {Event} event */
function typed(event) {
  area = /** @type {Box} */ (event.target);
  const isUndone = /^history/.test(/** @type {InputEvent} */ (event).inputType);
  // What was replaced would come back selected, and the next letter would replace it again.
  if (isUndone && replaced && selected(area) === replaced) area.setSelectionRange(area.selectionEnd, area.selectionEnd);
  const name = isUndone ? '' : begun(area);
  if (!name) return close();
  if (name === asked) return;
  asked = name;
  narrow();
  clearTimeout(pausing);
  pausing = setTimeout(ask, PAUSE, name);
}

/** As if it had been typed, so that it can be undone, is counted and is kept in the draft. @param {HTMLElement | null} option */
function insert(option) {
  if (!option) return;
  if (option.dataset.href) return location.assign(option.dataset.href);
  const end = area.selectionEnd ?? 0, start = end - asked.length, text = option.dataset.text + ' ';
  replaced = asked;
  close();
  area.setSelectionRange(start, area.value[end] === ' ' ? end + 1 : end);
  if (document.execCommand('insertText', false, text)) return;
  area.setRangeText(text, area.selectionStart ?? 0, area.selectionEnd ?? 0, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

/** @param {KeyboardEvent} event */
function press(event) {
  // Safari says 229 of the key that ends a composition.
  const isComposing = event.isComposing || event.keyCode === 229;
  if (isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (!list) {
    if (event.key === 'Escape') close();
    // A space, because what is empty has not been asked for.
    if (event.key !== 'ArrowDown' || !isSearch(area = /** @type {Box} */ (event.target))) return;
    event.preventDefault();
    return void ask(asked = begun(area) || ' ');
  }
  const option = chosen(), take = option && (() => insert(option));
  /** @type {Record<string, (() => void) | undefined>} */
  const acts = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Escape: close, Enter: take, Tab: isSearch(area) ? undefined : take };
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

for (const box of document.querySelectorAll('form[data-compose] textarea, form[action="/search"] [type=search]')) {
  box.setAttribute('aria-autocomplete', 'list');
  if (isSearch(/** @type {Box} */ (box))) {
    box.role = 'combobox';
    box.ariaExpanded = 'false';
  }
  box.addEventListener('input', typed);
  box.addEventListener('keydown', event => press(/** @type {KeyboardEvent} */ (event)));
  box.addEventListener('blur', close);
}
visualViewport?.addEventListener('resize', () => { if (list) place(list); });
document.addEventListener('selectionchange', () => { if (asked && begun(area) !== asked) close(); });
