// @ts-check
// Keeps times up to date while a page stays open, in the zone of the reader, with the same steps as Ago on the server. A device whose clock
// is wrong is told the time by the server. The reader's zone goes into a cookie, so that the server writes the next page in it.
import { counted, word } from './page.js';

const MINUTE = 60_000, HOUR = 60 * MINUTE, DAY = 24 * HOUR, YEAR = 365 * 24 * 3600;
const root = document.documentElement;
// A page that was kept for reading offline was written at another time.
const skew = root.dataset.offline ? 0 : Number(document.body.dataset.at) - Date.now();
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
const zone = root.dataset.zoneChosen === '' && own ? own : root.dataset.zone;

/** @param {Intl.DateTimeFormatOptions} how */
const format = how => new Intl.DateTimeFormat(root.lang, { ...how, timeZone: zone });
const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }), day = format({ day: 'numeric', month: 'short' });
const weekday = format({ weekday: 'short' }), dayOfWeek = format({ weekday: 'long' }), date = format({ day: 'numeric', month: 'long' });
const dateOfYear = format({ day: 'numeric', month: 'long', year: 'numeric' });
const dayOfYear = format({ day: 'numeric', month: 'short', year: 'numeric' });
const year = format({ year: 'numeric' }), calendar = format({ year: 'numeric', month: 'numeric', day: 'numeric' });

/** Days since 1970 in the reader's calendar. @param {number} at */
function dayOf(at) {
  const parts = Object.fromEntries(calendar.formatToParts(at).map(part => [part.type, Number(part.value)]));
  return Date.UTC(parts.year, parts.month - 1, parts.day) / DAY;
}

/** @param {number} at @param {number} now @param {boolean} long */
function ago(at, now, long) {
  const passed = Math.max(0, now - at);
  if (passed < MINUTE) return word(long ? 'justNow' : 'now');
  if (passed < HOUR) return counted(long ? 'minutesAgo' : 'minutes', Math.floor(passed / MINUTE));
  if (passed < DAY) return counted(long ? 'hoursAgo' : 'hours', Math.floor(passed / HOUR));
  const days = dayOf(now) - dayOf(at), isThisYear = year.format(at) === year.format(now);
  if (days === 1) return word(long ? 'yesterdayAt' : 'yesterday').replace('{0}', clock.format(at));
  if (long) return word('on').replace('{0}', (isThisYear ? date : dateOfYear).format(at));
  return days < 7 ? `${weekday.format(at)} ${clock.format(at)}` : (isThisYear ? day : dayOfYear).format(at);
}

/** @param {number} at @param {number} now */
function until(at, now) {
  const days = dayOf(at) - dayOf(now);
  if (days < 1) return clock.format(at);
  if (days === 1) return word('tomorrowAt').replace('{0}', clock.format(at));
  const on = days < 7 ? dayOfWeek : year.format(at) === year.format(now) ? date : dateOfYear;
  return word('full').replace('{0}', on.format(at)).replace('{1}', clock.format(at));
}

/** @param {number} at */
export const fullTime = at => word('full').replace('{0}', dateOfYear.format(at)).replace('{1}', clock.format(at));

/** @param {Element} place @param {string} text */
function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

function refresh() {
  if (document.hidden) return;
  const now = Date.now() + skew;
  for (const time of /** @type {NodeListOf<HTMLTimeElement>} */ (document.querySelectorAll('time[data-ago]'))) {
    const at = Date.parse(time.dateTime), full = fullTime(at);
    const [seen, heard] = time.children;
    if (time.title) time.title = full;
    if (time.dataset.ago === 'full') write(time, full);
    else if (time.dataset.ago === 'until') write(time, until(at, now));
    else write(seen ?? time, ago(at, now, time.dataset.ago === 'long'));
    if (heard) write(heard, full);
  }
}

if (zone !== root.dataset.zone) {
  document.cookie = `zone=${zone};path=/;max-age=${YEAR};samesite=lax${location.protocol === 'https:' ? ';secure' : ''}`;
}
if (zone !== root.dataset.zone || root.dataset.offline) refresh();
setInterval(refresh, 30_000);
document.addEventListener('visibilitychange', refresh);
