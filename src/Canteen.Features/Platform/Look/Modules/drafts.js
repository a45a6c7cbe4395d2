// @ts-check
// Drafts stay on this device until they are sent, and no longer than their writer is signed in, because the computer may be shared by a
// ward.
// A person may be signed out by the button, from another device, or when the session expires, so the next page that loads, whichever it is,
// deletes drafts that are not its viewer's. Clear-Site-Data would work for the button only, and would delete the choice about shortcuts
// too.

import { device } from './kept.js';

const PREFIX = 'canteen.draft.';
const { viewer, visitor } = document.body.dataset;

/** @typedef {{ text: string, warning?: string, opened?: boolean, visibility?: string, key?: string, unsent?: boolean }} Draft */

/** @param {string} answered id of the post that is being answered, or 'new' */
export const placeOf = answered => `${PREFIX}${viewer}.${answered}`;

/** @param {string} place @returns {Draft | null} */
export function find(place) {
  const kept = device.get(place);
  if (!kept) return null;
  try {
    const draft = JSON.parse(kept);
    if (typeof draft?.text === 'string') return draft;
  } catch { /* Older drafts are the bare text. */ }
  return { text: kept };
}

/** @param {string} place @param {Draft} draft */
export const put = (place, draft) => device.set(place, JSON.stringify(draft));

/** @param {string} from @param {string} to */
export function move(from, to) {
  const draft = find(from);
  if (!draft) return;
  put(to, draft);
  drop(from);
}

/** @param {string} place */
export const drop = place => device.drop(place);

/** What their writer sent while there was no network: ids of the posts that they answer, or 'new'. */
export const unsent = () => device.keys().filter(place => place.startsWith(`${PREFIX}${viewer}.`) && find(place)?.unsent)
  .map(place => place.slice(place.lastIndexOf('.') + 1));

/** @param {(place: string) => boolean} which */
const dropAll = which => device.keys().filter(place => place.startsWith(PREFIX) && which(place)).forEach(drop);

// The pages for signing in and those shown when the database is away do not say who is signed in: then no draft is known to be somebody
// else's.
if (visitor !== undefined) dropAll(() => true);
else if (viewer) dropAll(place => place.slice(0, place.lastIndexOf('.')) !== PREFIX + viewer);

document.addEventListener('submit', event => {
  if (/** @type {HTMLFormElement} */ (event.target).getAttribute('action') === '/sign-out') dropAll(() => true);
});
