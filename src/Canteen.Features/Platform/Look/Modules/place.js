// @ts-check
// Where the reader is on the page: at the very top with nothing in use, or at a place that must not move.
import { currentPost, posts } from './page.js';

const TOP = 16;
const BUSY = 'details:is(.more, .me)[open], dialog[open], :popover-open';

/** What scrolls by itself: a column, where it stands beside others; else the page. @param {Element | null | undefined} inside */
export function scrollerOf(inside) {
  const column = inside?.closest('[data-scroll]');
  return column && getComputedStyle(column).overflowY === 'auto' ? column : document.documentElement;
}

export const atTop = (/** @type {Element | null | undefined} */ inside) => scrollerOf(inside).scrollTop <= TOP;

/** True when nothing is being read, typed, chosen or selected that would move under the reader's eyes or hands. */
export const idle = (/** @type {Element | null | undefined} */ inside) =>
  atTop(inside) && !currentPost() && !document.activeElement?.matches('input, textarea, select') && getSelection()?.isCollapsed !== false
  && !document.querySelector(BUSY);

/**
 * The post that is being read in something that scrolls: the one with the focus if it is in sight, else the first in sight.
 * @param {Element} scroller @param {Set<Element>} without
 */
function anchorOf(scroller, without) {
  const isPage = scroller === document.documentElement;
  const top = isPage ? document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0 : scroller.getBoundingClientRect().top;
  const inSight = posts().filter(post => {
    const box = post.getBoundingClientRect();
    return scroller.contains(post) && box.bottom > top && box.top < innerHeight && ![...without].some(gone => gone.contains(post));
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
  const anchors = [...new Set([...document.querySelectorAll('[data-scroll]'), null].map(scrollerOf))].map(scroller => {
    const post = anchorOf(scroller, new Set(leaving));
    return { scroller, post, before: post?.getBoundingClientRect().top ?? 0 };
  });
  const root = document.documentElement.style;
  // The browser's own scroll anchoring would move it a second time.
  root.overflowAnchor = 'none';
  change();
  for (const { scroller, post, before } of anchors) {
    if (post?.isConnected) scroller.scrollBy({ top: post.getBoundingClientRect().top - before, behavior: 'instant' });
  }
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
