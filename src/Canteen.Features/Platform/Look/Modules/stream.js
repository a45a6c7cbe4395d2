// @ts-check
// The one connection of a page. It is closed while the page is hidden; after every break the listeners are told to catch up.
import { device } from './kept.js';
import { posts } from './page.js';

// Each wait is this many milliseconds, give or take half: after a restart of the server, thousands of pages come back over 20 seconds and
// not all at once.
const FIRST = 2000, LONGEST = 20_000;
const FRESH = 10_000, DOUBT = 3000, NAMED = 50;
// The server sends a sign of life every 15 seconds; a connection that breaks without notice is recognised by its silence.
const SILENT = 40_000;
const PAUSED = 'canteen.paused';
const places = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-live]')]);
const [place] = places, isColumns = place?.dataset.column;
const KINDS = [...places.map(each => `new${each.dataset.column ?? ''}`), 'gone', 'changed', 'notice', 'chat'];
const name = isColumns ? 'columns' : place?.dataset.live ?? ('viewer' in document.body.dataset ? 'notifications' : null);
const feedOf = (/** @type {HTMLElement} */ { dataset: { live = '', of } }) => encodeURIComponent(of ? `${live}:${of}` : live);
const of = isColumns ? places.map(each => `&feed[]=${feedOf(each)}`).join('')
  : place?.dataset.of ? '&name=' + encodeURIComponent(place.dataset.of) : '';
const pause = /** @type {HTMLElement | null} */ (document.querySelector('[data-pause]'));
/** @type {Map<string, ((data: string) => void)[]>} */
const listeners = new Map();
/** @type {EventSource | null} */
let source = null;
let wait = FIRST, timer = 0, doubt = 0, silence = 0, missed = false, since = 0;

/**
 * @param {`new${string}` | 'gone' | 'changed' | 'notice' | 'chat' | 'back' | 'line'} kind "new" ends with the number of a column,
 * where there are several. "back": something may have been missed; data "stale" when the page itself may be out of date. "line": the state
 * of the connection; data "live", "away" (it will be tried again) or "out" (signed out)
 * @param {(data: string) => void} listener
 */
export const hear = (kind, listener) => void listeners.set(kind, [...listeners.get(kind) ?? [], listener]);

/** True when somebody has paused the page. */
export const isPaused = () => pause?.hasAttribute('data-paused') ?? false;

/** @param {string} kind @param {string} data */
function tell(kind, data) {
  // While the page is paused, new entries are still counted; everything else is caught up with afterwards.
  if (isPaused() && !/^new|^chat$|^back$|^line$/.test(kind)) return;
  for (const listener of listeners.get(kind) ?? []) listener(data);
}

/** The posts around what is in sight, for the server to watch. */
function shown() {
  const all = posts();
  const at = Math.max(0, all.findIndex(post => post.getBoundingClientRect().bottom > 0) - NAMED / 2);
  return [...new Set(all.slice(at, at + NAMED).flatMap(post => [post.dataset.entry, post.dataset.post]))].join();
}

function open() {
  if (source || document.hidden) return;
  clearTimeout(timer);
  source = new EventSource(`/live/${name}?on=${shown()}${of}`);
  doubt = setTimeout(() => tell('line', 'away'), DOUBT);
  for (const kind of KINDS) source.addEventListener(kind, event => tell(kind, event.data));
  source.addEventListener('resync', () => tell('back', 'stale'));
  source.addEventListener('beat', listenOn);
  source.onopen = () => {
    clearTimeout(doubt);
    listenOn();
    tell('line', 'live');
    tell('back', missed || performance.now() > FRESH ? 'stale' : '');
    since = performance.now();
  };
  // An EventSource reconnects by itself, but at the same moment as all others, and not at all after a refusal.
  source.onerror = lost;
}

function listenOn() {
  clearTimeout(silence);
  silence = setTimeout(lost, SILENT);
}

function close() {
  for (const each of [timer, doubt, silence]) clearTimeout(each);
  source?.close();
  source = null;
  // Also when it was not open yet, because what happens from here on is not heard.
  missed = true;
}

async function lost() {
  if (!source) return;
  const { url } = source, isRefused = source.readyState === EventSource.CLOSED;
  close();
  tell('line', 'away');
  const isOut = isRefused && await isSignedOut(url);
  if (source || document.hidden) return;
  if (isOut) return tell('line', 'out');
  // A connection that breaks soon after opening does not reset the wait.
  if (since && performance.now() - since > FRESH) wait = FIRST;
  since = 0;
  timer = setTimeout(open, wait * (0.5 + Math.random()));
  wait = Math.min(2 * wait, LONGEST);
}

/** An EventSource does not say why it was refused. @param {string} url */
async function isSignedOut(url) {
  const answer = await fetch(url, { method: 'HEAD', headers: { Accept: 'text/event-stream' } }).catch(() => null);
  return answer?.status === 401;
}

/** There is reason to believe that the connection works again. */
function wake() {
  wait = FIRST;
  open();
}

if (device.get(PAUSED) === 'true') pause?.setAttribute('data-paused', '');
pause?.addEventListener('click', () => {
  pause.toggleAttribute('data-paused');
  device.set(PAUSED, String(isPaused()));
  if (!isPaused()) tell('back', 'stale');
});

if (name) {
  // By then all listening modules have been loaded.
  addEventListener('DOMContentLoaded', open);
  document.addEventListener('visibilitychange', () => document.hidden ? close() : wake());
  addEventListener('pagehide', close);
  addEventListener('pageshow', wake);
  addEventListener('online', () => { close(); wake(); });
  addEventListener('offline', lost);
}
