// @ts-check
// In a thread, new answers wait behind the pill and are then put where they belong.
import { lock } from './compose.js';
import { fragment, goTo, oneAtATime, say, startAgain, word } from './page.js';
import { pillOf } from './pill.js';
import { inPlace } from './place.js';
import { could, couldNot } from './retry.js';
import { hear } from './stream.js';

const thread = document.querySelector('.thread[data-live]');
/** The first of the new answers. @type {Element | null | undefined} */
let first;
const pill = pillOf(thread, pressed, () => first);
/** @type {Set<string>} */
const waiting = new Set();
let isOver = false;

/** The answers that are not on the page yet, among all answers in order; without an answer from the server, what fragment returned. */
async function find() {
  const answer = await fragment(location.pathname);
  if (answer === undefined && !isOver) couldNot('answers', look);
  if (!answer) return answer;
  could('answers');
  const all = /** @type {HTMLElement[]} */ ([...answer.content.querySelectorAll('.thread-reply')]);
  return { all, fresh: all.filter(reply => !document.getElementById(reply.querySelector('.post')?.id ?? '')) };
}

const look = oneAtATime(async () => {
  const found = await find();
  if (!found || isOver) return;
  waiting.clear();
  for (const reply of found.fresh) waiting.add(/** @type {HTMLElement} */ (reply.querySelector('.post')).dataset.entry ?? '');
  count();
});

const count = () => pill.count(waiting.size, 'answer');

async function pressed() {
  const found = await find();
  if (isOver) return;
  if (!found) return startAgain(found);
  const below = thread?.querySelector('.thread-below');
  let before = /** @type {Element | null} */ (null);
  inPlace(() => {
    for (const reply of found.all) {
      const old = document.getElementById(reply.querySelector('.post')?.id ?? '')?.closest('.thread-reply');
      if (!old) before ? before.after(reply) : below?.prepend(reply);
      before = old ?? reply;
    }
    below?.toggleAttribute('hidden', !before);
  });
  waiting.clear();
  first = found.fresh[0]?.querySelector('.post');
  pill.show('');
  goTo(/** @type {HTMLElement | undefined} */ (first ?? undefined));
}

/** The post that the page is about is gone: there is nothing to fetch and nothing to answer any more. */
export function end() {
  isOver = true;
  could('answers');
  waiting.clear();
  pill.show('');
  const form = /** @type {HTMLFormElement | null | undefined} */ (thread?.querySelector('form[data-compose]'));
  if (form) lock(form, word('unanswerable'));
  say(word('gone') + '\n' + (form?.isConnected ? word('unanswerable') : ''));
}

if (thread) {
  hear('new', id => {
    if (isOver || document.getElementById(`p${id}`)) return;
    waiting.add(id);
    count();
  });
  hear('gone', data => { if (data.split(',').filter(id => waiting.delete(id)).length) count(); });
  hear('back', how => { if (how === 'stale') look(); });
}
