// @ts-check
// The bar says in words how the connection is: live, paused, away, or ended. A long absence is announced once to screen readers, and so is
// its end.
import { sayInTime, word } from './page.js';
import { hear, isPaused } from './stream.js';

const LONG = 5000;
const bar = /** @type {HTMLElement | null} */ (document.querySelector('.live-bar'));
let line = 'live', timer = 0, told = '';

function show() {
  const state = line === 'live' && isPaused() ? 'paused' : line;
  /** @type {HTMLElement} */ (bar).dataset.state = state;
  const parts = /** @type {NodeListOf<HTMLElement>} */ (bar?.querySelectorAll('[data-when]'));
  for (const part of parts) part.hidden = part.dataset.when !== state;
}

/** @param {string} state */
function tell(state) {
  if (told === state) return;
  told = state;
  sayInTime('line', () => word(state));
}

if (bar) {
  // The header is taller when its words are large or many, and the bar is placed below it.
  const top = /** @type {HTMLElement | null} */ (document.querySelector('.top'));
  if (top) new ResizeObserver(() => document.documentElement.style.setProperty('--top', top.offsetHeight + 'px')).observe(top);
  show();
  hear('line', now => {
    if (now === line) return;
    line = now;
    show();
    clearTimeout(timer);
    if (line === 'away') timer = setTimeout(() => tell('lineAway'), LONG);
    else if (line === 'out') tell('lineOut');
    else if (told) {
      tell('lineLive');
      told = '';
    }
  });
  bar.querySelector('[data-pause]')?.addEventListener('click', show);
}
