// @ts-check
// Keeps on the server how far one has read one's home and where one stopped, when the page is left.
import { fragment, inSight, posts } from './page.js';

const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form[data-leave]'));
let read = 0n, sent = '';

/** @param {HTMLElement | undefined} post */
const entryOf = post => BigInt(post?.dataset.entry ?? 0);

/** The newest entry that has been on the screen. */
function look() {
  for (const post of posts()) {
    const { top, bottom } = post.getBoundingClientRect();
    if (bottom > 0 && top < innerHeight && entryOf(post) > read) read = entryOf(post);
  }
}

/** Whoever has hardly scrolled is at the top. */
const place = () => scrollY < innerHeight / 2 ? posts()[0] : inSight();

function leave() {
  if (!form || document.documentElement.scrollHeight === 0) return;
  look();
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
  body.set('read', String(read));
  body.set('place', String(entryOf(place())));
  if (read === 0n || String(body) === sent) return;
  sent = String(body);
  fragment(form.action, { method: 'POST', body, keepalive: true });
}

if (form) {
  look();
  addEventListener('scrollend', look);
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', () => { if (document.hidden) leave(); });
}
