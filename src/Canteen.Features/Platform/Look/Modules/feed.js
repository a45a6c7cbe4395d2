// @ts-check
// The keys of role=feed, as the ARIA practices describe them: Page Up and Page Down move between articles, Control+Home and Control+End
// leave the feed.
import { currentPost, goTo, shownPosts } from './page.js';

document.addEventListener('keydown', event => {
  const post = currentPost();
  const feed = post?.closest('[role=feed]');
  if (!post || !feed || event.altKey || event.metaKey || event.target instanceof HTMLTextAreaElement) return;
  const all = shownPosts().filter(other => feed.contains(other));
  const at = all.indexOf(post);
  if (event.key === 'PageDown' && all[at + 1]) goTo(all[at + 1]);
  else if (event.key === 'PageUp' && all[at - 1]) goTo(all[at - 1]);
  else if (event.ctrlKey && event.key === 'Home') goTo(all[0]);
  else if (event.ctrlKey && event.key === 'End') /** @type {HTMLElement | null} */ (document.querySelector('.older a, footer a'))?.focus();
  else return;
  event.preventDefault();
});
