// @ts-check
// Where the reader is on the page: at the very top with nothing in use, or at a place that must not move.
import { currentPost, posts } from './page.js';

const TOP = 16;
const BUSY = 'details:is(.more, .me)[open], dialog[open], :popover-open';

export const atTop = () => scrollY <= TOP;

/** True when nothing is being read, typed, chosen or selected that would move under the reader's eyes or hands. */
export const idle = () =>
  atTop() && !currentPost() && !document.activeElement?.matches('input, textarea, select') && getSelection()?.isCollapsed !== false
  && !document.querySelector(BUSY);

/** The post that is being read: the one with the focus if it is in sight, else the first in sight. @param {Set<Element>} without */
function anchorOf(without) {
  const header = document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0;
  const inSight = posts().filter(post => {
    const box = post.getBoundingClientRect();
    return box.bottom > header && box.top < innerHeight && ![...without].some(gone => gone.contains(post));
  });
  const current = currentPost();
  return current && inSight.includes(current) ? current : inSight[0];
}

/**
 * Changes the page so that the post that is being read stays where it is.
 * @param {() => void} change
 * @param {Element[]} [leaving] what the change takes away
 */
export function inPlace(change, leaving = []) {
  const anchor = anchorOf(new Set(leaving));
  const before = anchor?.getBoundingClientRect().top ?? 0;
  const root = document.documentElement.style;
  // The browser's own scroll anchoring would move it a second time.
  root.overflowAnchor = 'none';
  change();
  if (anchor?.isConnected) scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: 'instant' });
  requestAnimationFrame(() => requestAnimationFrame(() => { root.overflowAnchor = ''; }));
}

/** Numbers the articles of a feed again after some came or went. @param {Element | null | undefined} feed */
export function renumber(feed) {
  const articles = [...feed?.querySelectorAll('.post') ?? []];
  const size = feed?.parentElement?.querySelector('.older') ? -1 : articles.length;
  articles.forEach((article, at) => {
    article.setAttribute('aria-posinset', String(at + 1));
    article.setAttribute('aria-setsize', String(size));
  });
}
