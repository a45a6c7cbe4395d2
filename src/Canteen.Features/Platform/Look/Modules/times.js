// @ts-check
// Keeps "4 min" up to date while a page stays open, with the same steps as Ago.Short on the server. Times older than a week are left as
// they are.
import { counted, word } from './page.js';

const MINUTE = 60_000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;

/** @param {number} passed milliseconds @returns {string | null} */
function short(passed) {
  if (passed < MINUTE) return word('now');
  if (passed < HOUR) return counted('minutes', Math.floor(passed / MINUTE));
  if (passed < DAY) return counted('hours', Math.floor(passed / HOUR));
  return passed < 7 * DAY ? counted('days', Math.floor(passed / DAY)) : null;
}

function refresh() {
  if (document.hidden) return;
  for (const time of document.querySelectorAll('time[data-ago]')) {
    const text = short(Date.now() - Date.parse(time.getAttribute('datetime') ?? ''));
    if (text && text !== time.textContent) time.textContent = text;
  }
}

setInterval(refresh, 30_000);
document.addEventListener('visibilitychange', refresh);
