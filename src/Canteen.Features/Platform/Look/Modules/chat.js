// @ts-check
// The room of a tweetchat. The question, the time that is left and the counts are asked for anew each minute while the page is in sight,
// and when the hosts do something; by that the server also knows that somebody is here.
import { fragment, oneAtATime } from './page.js';
import { atTop, idle } from './place.js';
import { hear, isPaused } from './stream.js';

const EVERY = 60_000;
const room = /** @type {HTMLElement | null} */ (document.querySelector('[data-chat]'));
const frame = room?.querySelector('.feed-frame');
const area = /** @type {HTMLTextAreaElement | null} */ (room?.querySelector('.chat-composer textarea') ?? null);

const renew = oneAtATime(async () => {
  const head = /** @type {HTMLElement | null} */ (room?.querySelector('[data-chat-head]') ?? null);
  if (!head || document.hidden) return;
  const part = await fragment(head.dataset.chatHead ?? '');
  const fresh = part?.content.querySelector('[data-chat-head]');
  // Part by part: what is in use stays, and a question is read out once.
  [...head.children].forEach((old, at) => {
    const now = fresh?.children[at];
    if (now && !old.isEqualNode(now) && !old.contains(document.activeElement)) old.replaceChildren(...now.childNodes);
  });
});

/** Nobody is taken away from what they read or write: only who waits at the top for what comes goes on by themselves. */
function follow() {
  const waits = frame && atTop(frame) && idle(frame) && !isPaused() && !area?.value.trim();
  if (waits && room && location.pathname === `/chats/${room.dataset.chat}`) return location.reload();
  void renew();
}

if (room) {
  hear('chat', follow);
  hear('back', () => void renew());
  setInterval(renew, EVERY);
}
