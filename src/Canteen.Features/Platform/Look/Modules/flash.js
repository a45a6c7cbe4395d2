// @ts-check
// What a form has just done is announced, and goes away after a while unless somebody is at it.
import { say } from './page.js';

const SHOWN = 12_000;
const flash = /** @type {HTMLElement | null} */ (document.querySelector('[data-flash]'));

function letGo() {
  if (flash?.matches(':hover, :focus-within')) setTimeout(letGo, SHOWN);
  else flash?.remove();
}

if (flash) {
  // Screen readers announce what changes after the page has loaded, not what came with it.
  setTimeout(() => say(/** @type {HTMLElement} */ (flash.querySelector('span')).textContent ?? ''), 500);
  setTimeout(letGo, SHOWN);
}
