// @ts-check
// What the other modules share: words of the page, articles, fragments, saying things aloud, and doing one thing at a time.

const FRAGMENT = 'text/vnd.canteen.fragment+html', BETWEEN = 3000, PATIENCE = 20_000, SEEN = 8000;

/**
 * A sentence of the page, from a data attribute of the body (so that it is translated where all others are).
 * @param {string} name
 * @param {string | number} [number] takes the place of {0}
 */
export function word(name, number = '') {
  return (document.body.dataset[name] ?? '').replace('{0}', String(number));
}

/** @returns {HTMLElement[]} */
export const posts = () => [...document.querySelectorAll('.post')].map(post => /** @type {HTMLElement} */ (post));

/** The post that has the focus, or in which something has. @returns {HTMLElement | null} */
export const currentPost = () => document.activeElement?.closest('.post') ?? null;

/** @param {HTMLElement | undefined} post */
export function goTo(post) {
  if (!post) return;
  post.focus({ preventScroll: true });
  post.scrollIntoView({ block: 'nearest' });
}

export const inSight = () => posts().find(post => post.getBoundingClientRect().bottom > 80);

/** Moves the focus among the posts; from nowhere, to the first one in sight. @param {1 | -1} by */
export function step(by) {
  const all = posts();
  const at = currentPost();
  goTo(at ? all[all.indexOf(at) + by] : inSight());
}

/**
 * A part of a page, without its frame. Null when the answer is no fragment: signed out, or gone. Undefined when no server answered, or it could not.
 * @param {string} url
 * @param {RequestInit} [how]
 */
export async function fragment(url, how = {}) {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(url, { ...how, headers: { Accept: FRAGMENT }, credentials: 'same-origin', signal });
    if (answer.status >= 500) return undefined;
    if (!answer.ok || !answer.headers.get('content-type')?.startsWith(FRAGMENT)) return null;
    const holder = document.createElement('template');
    holder.innerHTML = await answer.text();
    const { content } = holder;
    return { content, cursor: answer.headers.get('canteen-cursor'), more: answer.headers.has('canteen-more') };
  } catch {
    return undefined;
  }
}

let fading = 0;

/** Tells screen readers, politely. @param {string} text @param {boolean} [seen] shows it to the others too, for a while */
export function say(text, seen = false) {
  const place = document.getElementById('said');
  if (!place) return;
  // The same words again are news only when the text differs.
  place.textContent = text && text === place.textContent ? text + '\u00a0' : text;
  place.classList.toggle('seen', seen);
  clearTimeout(fading);
  if (seen) fading = setTimeout(() => place.classList.remove('seen'), SEEN);
}

/** The browser's own page for "no server" would take away what one reads, and what one has typed. */
export const sayUnreached = () => say(word('unreached'), true);

/** After a press that brought nothing: the page itself says why, if there is anybody to ask. @param {unknown} answer of fragment */
export function startAgain(answer) {
  if (answer === undefined) sayUnreached();
  else location.assign(location.pathname);
}

/** @type {Map<string, () => string>} */
const due = new Map();

/**
 * As say, but at most every few seconds, and of each matter only the last that was to be said by then.
 * @param {string} matter
 * @param {() => string} text asked for when it is time; empty where there is nothing to say any more
 */
export function sayInTime(matter, text) {
  if (!due.size) setTimeout(() => {
    const texts = [...due.values()].map(last => last()).filter(Boolean);
    due.clear();
    if (texts.length) say(texts.join('\n'));
  }, BETWEEN);
  due.set(matter, text);
}

/**
 * Wraps work that must not run twice at once: what is asked for meanwhile is done once more, afterwards.
 * @param {() => Promise<void>} work
 */
export function oneAtATime(work) {
  let again = false;
  /** @type {Promise<void> | null} */
  let running = null;
  const run = async () => {
    do {
      again = false;
      await work();
    } while (again);
  };
  return () => {
    again = true;
    running ??= run().finally(() => { running = null; });
    return running;
  };
}
