// @ts-check
// What a form has just done is announced, and goes away after a while unless somebody is at it.
import { say } from './page.js';

const flash = /** @type {HTMLElement | null} */ (document.querySelector('[data-flash]'));
// What can be taken back can be so for half a minute.
const SHOWN = flash?.querySelector('button') ? 30_000 : 12_000;

function letGo() {
  if (flash?.matches(':hover, :has(:focus)')) return void setTimeout(letGo, SHOWN);
  const main = document.activeElement === flash && document.getElementById('main');
  flash?.remove();
  if (main) main.focus({ preventScroll: true });
}

if (flash) {
  // Screen readers announce what changes after the page has loaded, not what came with it.
  // The focus, where it has come to the message, says it already.
  const { textContent } = /** @type {HTMLElement} */ (flash.querySelector('span'));
  setTimeout(() => document.activeElement !== flash && say(textContent ?? ''), 500);
  setTimeout(letGo, SHOWN);
}
