// @ts-check
// The one connection of a page. Closed while nobody looks; after every break those who listen are asked to catch up.
import { posts } from './page.js';

// Each wait is these milliseconds, give or take half: after a restart of the server, thousands of pages come back over 20 seconds and not at once.
const FIRST = 2000, LONGEST = 20_000;
const FRESH = 10_000, DOUBT = 3000, NAMED = 50;
// The server says every 15 seconds that it is there; a connection that dies without a word is known by its silence.
const SILENT = 40_000;
const KINDS = ['new', 'gone', 'changed', 'notice'];
const place = /** @type {HTMLElement | null} */ (document.querySelector('[data-live]'));
const name = place?.dataset.live ?? ('viewer' in document.body.dataset ? 'notifications' : null);
const tag = place?.dataset.tag ? '&name=' + encodeURIComponent(place.dataset.tag) : '';
const pause = /** @type {HTMLElement | null} */ (document.querySelector('[data-pause]'));
/** @type {Map<string, ((data: string) => void)[]>} */
const listeners = new Map();
/** @type {EventSource | null} */
let source = null;
let wait = FIRST, timer = 0, doubt = 0, silence = 0, missed = false, since = 0;

/**
 * @param {'new' | 'gone' | 'changed' | 'notice' | 'back' | 'line'} kind "back": something may have been missed; data "stale" when the page itself may
 * be old. "line": how the connection is; data "live", "away" (it is tried again) or "out" (signed out)
 * @param {(data: string) => void} listener
 */
export const hear = (kind, listener) => void listeners.set(kind, [...listeners.get(kind) ?? [], listener]);

/** Somebody wants the page to stand still. */
export const isPaused = () => pause?.getAttribute('aria-pressed') === 'true';

/** @param {string} kind @param {string} data */
function tell(kind, data) {
  // Of all that happens, only what waits is counted on a page that stands still; it catches up afterwards.
  if (isPaused() && !['new', 'back', 'line'].includes(kind)) return;
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
  source = new EventSource(`/live/${name}?on=${shown()}${tag}`);
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
  // It would come back by itself, but at once with everybody else, and not at all after a refusal.
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
  // Also where it was not open yet: what happens from here on is not heard.
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
  // A server that opens and falls at once is not back.
  if (since && performance.now() - since > FRESH) wait = FIRST;
  since = 0;
  timer = setTimeout(open, wait * (0.5 + Math.random()));
  wait = Math.min(2 * wait, LONGEST);
}

/** An EventSource keeps to itself why it was refused. @param {string} url */
async function isSignedOut(url) {
  const answer = await fetch(url, { method: 'HEAD', headers: { Accept: 'text/event-stream' } }).catch(() => null);
  return answer?.status === 401;
}

/** There is reason to believe that it works now. */
function wake() {
  wait = FIRST;
  open();
}

pause?.addEventListener('click', () => {
  pause.setAttribute('aria-pressed', String(!isPaused()));
  if (!isPaused()) tell('back', 'stale');
});

if (name) {
  // All modules that listen are there by then.
  addEventListener('DOMContentLoaded', open);
  document.addEventListener('visibilitychange', () => document.hidden ? close() : wake());
  addEventListener('pagehide', close);
  addEventListener('pageshow', wake);
  addEventListener('online', () => { close(); wake(); });
  addEventListener('offline', lost);
}
