// @ts-check
// New posts wait behind a pill and never move what one reads. Only at the very top, with nothing in focus and not paused, they come by themselves.
import { currentPost, fragment, posts, say, word } from './page.js';

const TOP = 16, ROUNDS = 5;
const frame = /** @type {HTMLElement | null} */ (document.querySelector('.feed-frame[data-live]'));
const feed = frame?.querySelector('.feed');
const pill = /** @type {HTMLElement | null} */ (frame?.querySelector('[data-pill]') ?? null);
const pause = /** @type {HTMLElement | null} */ (document.querySelector('[data-pause]'));
const signedIn = 'viewer' in document.body.dataset;
const stream = frame ? frame.dataset.live : signedIn ? 'notifications' : null;
let waiting = 0, paused = false;
/** @type {EventSource | null} */
let source = null;

const newest = () => posts().find(post => feed?.contains(post))?.dataset.entry ?? '0';

async function missing() {
  const found = await fragment(`${location.pathname}?min_id=${newest()}`);
  return [...found?.querySelectorAll('.post') ?? []];
}

/** @param {string} text */
function show(text) {
  if (!pill) return;
  /** @type {HTMLElement} */ (pill.querySelector('[data-pill-words]')).textContent = text;
  pill.hidden = text === '';
}

const count = () => show(waiting ? word(waiting === 1 ? 'newOne' : 'newMany', waiting) : '');

/** Puts articles on top of the feed; whatever was in sight stays where it was. @param {Element[]} fresh */
function insert(fresh) {
  const anchor = posts().find(post => post.getBoundingClientRect().bottom > 0);
  const before = anchor?.getBoundingClientRect().top ?? 0;
  const atTop = scrollY <= TOP;
  const root = document.documentElement.style;
  root.overflowAnchor = 'none';
  feed?.prepend(...fresh.filter(post => !document.getElementById(post.id)));
  if (anchor && !atTop) scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: 'instant' });
  requestAnimationFrame(() => { root.overflowAnchor = ''; });
  feed?.setAttribute('role', 'feed');
  frame?.querySelector('.empty')?.remove();
}

async function bring() {
  let brought = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const fresh = await missing();
    if (!fresh.length) break;
    insert(fresh);
    brought += fresh.length;
  }
  waiting = 0;
  if (brought) say(word('brought', brought));
  return brought;
}

async function arrived() {
  waiting++;
  if (scrollY <= TOP && !paused && !currentPost()) await bring();
  count();
}

function noticed() {
  for (const mark of document.querySelectorAll('[data-unread]')) {
    const number = Math.min(99, (parseInt(mark.textContent ?? '') || 0) + 1);
    /** @type {Text} */ (mark.firstChild).data = number === 99 ? '99+' : String(number);
    mark.removeAttribute('hidden');
  }
}

function listen() {
  source = new EventSource(`/live/${stream}`);
  source.addEventListener('new', arrived);
  source.addEventListener('notice', noticed);
}

async function wakeOrRest() {
  if (document.hidden) {
    source?.close();
    source = null;
  } else if (!source) {
    listen();
    if (feed) waiting = (await missing()).length;
    count();
  }
}

pill?.addEventListener('click', async event => {
  event.preventDefault();
  if (waiting && await bring() && scrollY > TOP) show(word('top'));
  else {
    show('');
    scrollTo({ top: 0 });
  }
});

pause?.addEventListener('click', () => {
  paused = !paused;
  pause.setAttribute('aria-pressed', String(paused));
});

if (stream) {
  listen();
  document.addEventListener('visibilitychange', wakeOrRest);
  addEventListener('pagehide', () => source?.close());
}
