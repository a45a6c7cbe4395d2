// @ts-check
// The one connection of a page. Closed while nobody looks; after every break those who listen are asked to catch up.
import { posts } from './page.js';

const FIRST = 2000, LONGEST = 300_000, FRESH = 10_000, NAMED = 50;
const KINDS = ['new', 'gone', 'changed', 'notice'];
const place = /** @type {HTMLElement | null} */ (document.querySelector('[data-live]'));
const name = place?.dataset.live ?? ('viewer' in document.body.dataset ? 'notifications' : null);
const tag = place?.dataset.tag ? '&name=' + encodeURIComponent(place.dataset.tag) : '';
const pause = /** @type {HTMLElement | null} */ (document.querySelector('[data-pause]'));
/** @type {Map<string, ((data: string) => void)[]>} */
const listeners = new Map();
/** @type {EventSource | null} */
let source = null;
let wait = FIRST, timer = 0, opened = false;

/**
 * @param {'new' | 'gone' | 'changed' | 'notice' | 'back'} kind "back": something may have been missed; data "stale" when the page itself may be old
 * @param {(data: string) => void} listener
 */
export const hear = (kind, listener) => void listeners.set(kind, [...listeners.get(kind) ?? [], listener]);

/** Somebody wants the page to stand still. */
export const isPaused = () => pause?.getAttribute('aria-pressed') === 'true';

/** @param {string} kind @param {string} data */
function tell(kind, data) {
  // Of all that happens, only what waits is counted on a page that stands still; it catches up afterwards.
  if (isPaused() && kind !== 'new' && kind !== 'back') return;
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
  for (const kind of KINDS) source.addEventListener(kind, event => tell(kind, event.data));
  source.addEventListener('resync', () => tell('back', 'stale'));
  source.onopen = () => {
    wait = FIRST;
    tell('back', opened || performance.now() > FRESH ? 'stale' : '');
    opened = true;
  };
  // It would come back by itself, but at once with everybody else, and not at all after a refusal.
  source.onerror = () => {
    close();
    timer = setTimeout(open, wait * (0.5 + Math.random()));
    wait = Math.min(2 * wait, LONGEST);
  };
}

function close() {
  clearTimeout(timer);
  source?.close();
  source = null;
}

pause?.addEventListener('click', () => {
  pause.setAttribute('aria-pressed', String(!isPaused()));
  if (!isPaused()) tell('back', 'stale');
});

if (name) {
  // All modules that listen are there by then.
  addEventListener('DOMContentLoaded', open);
  document.addEventListener('visibilitychange', () => document.hidden ? close() : open());
  addEventListener('pagehide', close);
  addEventListener('pageshow', open);
  addEventListener('online', () => { close(); open(); });
}
