// @ts-check
// Keeps the posts on the page up to date: their counts and their text change in place, and posts that were deleted disappear.
import { currentPost, fragment, goTo, oneAtATime, posts, say, shownPosts, word } from './page.js';
import { inPlace, renumber } from './place.js';
import { could, couldNot } from './retry.js';
import { hear, isPaused } from './stream.js';
import { end } from './thread.js';

const PART = 40;
/** The entries to ask for. @type {Set<string>} */
const asked = new Set();

/** Makes an element equal to another but leaves it in place, so that it keeps the focus. @param {Element} old @param {Element} fresh */
function become(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) old.setAttribute(name, value);
  old.replaceChildren(...fresh.childNodes);
}

/** Button by button, so that an open menu stays as it is. @param {Element} old @param {Element} fresh */
function becomeActs(old, fresh) {
  const now = [...fresh.children];
  if (old.children.length !== now.length) return old.replaceWith(fresh);
  [...old.children].forEach((child, at) => {
    const isInUse = child.matches('[open]') || (child.matches('details') && child.contains(document.activeElement));
    if (!isInUse) become(child, now[at]);
  });
}

/** @param {Element} article */
const textOf = article => /** @type {HTMLDetailsElement | null} */ (article.querySelector('.warned') ?? article.querySelector('.say'));

/** @param {HTMLElement} old @param {HTMLElement} fresh */
function update(old, fresh) {
  const [text, said] = [textOf(old), textOf(fresh)];
  if (text && said) {
    said.toggleAttribute('open', text.open === true);
    if (!text.isEqualNode(said)) text.replaceWith(said);
  }
  const [acts, done] = [old.querySelector('.acts'), fresh.querySelector('.acts')];
  if (acts && done) becomeActs(acts, done);
  const [boosted, boosts] = [old, fresh].map(post => post.querySelector('.because.boosted'));
  if (boosted && boosts) become(boosted, boosts);
  else if (boosts) old.querySelector('.post-face')?.before(boosts);
  const [facts, known] = [old.querySelector('.facts'), fresh.querySelector('.facts')];
  if (facts && known) become(facts, known);
}

/** @param {HTMLElement} post */
function remove(post) {
  const all = shownPosts(), at = all.indexOf(post);
  const feed = post.closest('.feed');
  const whole = post.closest('.thread-reply, .thread-above, .heard-mention') ?? post;
  const isFocused = currentPost() === post;
  const near = all[at + 1] ?? all[at - 1];
  inPlace(() => {
    if (!post.matches('.focused')) return whole.remove();
    const note = document.createElement('p');
    note.className = 'notice';
    note.textContent = word('gone');
    whole.replaceWith(note);
  }, [whole]);
  renumber(feed);
  if (post.matches('.focused')) end();
  else if (isFocused) say(word('gone'));
  if (!isFocused) return;
  if (near) goTo(near);
  else document.getElementById('main')?.focus({ preventScroll: true });
}

/** What the page is, so that the answer can say who boosted what is on it. */
function here() {
  const { live, of = '' } = /** @type {HTMLElement | null} */ (document.querySelector('.feed-frame[data-live]'))?.dataset ?? {};
  const oldest = posts().map(post => BigInt(post.dataset.entry ?? 0)).reduce((low, id) => id < low ? id : low, 1n << 63n);
  return live && !document.querySelector('[data-columns]') ? `&in=${live}&name=${encodeURIComponent(of)}&oldest=${oldest}` : '';
}

const ask = oneAtATime(async () => {
  while (asked.size && !isPaused()) {
    const part = [...asked].slice(0, PART);
    for (const entry of part) asked.delete(entry);
    const focused = /** @type {HTMLElement | null} */ (document.querySelector('.post.focused'))?.dataset.entry ?? '';
    const answer = await fragment(`/live/posts?ids=${part}&focused=${focused}${here()}`);
    if (answer === undefined) {
      for (const entry of part) asked.add(entry);
      return couldNot('changes', ask);
    }
    if (!answer || isPaused()) return;
    could('changes');
    const found = (/** @type {HTMLElement} */ post) => answer.content.querySelector(`[data-entry="${post.dataset.entry}"]`);
    inPlace(() => {
      for (const old of posts()) {
        const fresh = /** @type {HTMLElement | undefined} */ (found(old)?.cloneNode(true));
        if (fresh) update(old, fresh);
      }
    });
    posts().filter(post => part.includes(post.dataset.entry ?? '') && !found(post)).forEach(remove);
  }
});

/** @param {(post: HTMLElement) => boolean} which */
function refresh(which) {
  for (const post of posts().filter(which)) asked.add(post.dataset.entry ?? '');
  if (asked.size) ask();
}

hear('gone', data => {
  const ids = data.split(',');
  posts().filter(({ dataset: { entry = '', post = '' } }) => ids.includes(entry) || ids.includes(post)).forEach(remove);
});
hear('changed', data => {
  const ids = data.split(',');
  refresh(({ dataset: { entry = '', post = '' } }) => ids.includes(entry) || ids.includes(post));
});
hear('back', how => { if (how === 'stale' && !isPaused()) refresh(() => true); });
