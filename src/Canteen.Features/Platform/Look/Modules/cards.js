// @ts-check
// A press anywhere on a post opens its thread, unless it is on something that does more, or text is being selected. Whoever comes back
// finds the same post: its anchor is put into the address before the page is left.

const OTHER = 'a, button, summary, input, textarea, select, label, .more-items';

/** @param {Element} target */
const cardOf = target => /** @type {HTMLElement | null} */ (target.closest('.post:not(.focused)'));

/** @param {HTMLElement} post */
function remember(post) {
  history.replaceState(history.state, '', location.pathname + location.search + '#' + post.id);
}

/** @param {MouseEvent | KeyboardEvent} event */
function press(event) {
  const target = /** @type {Element} */ (event.target), post = cardOf(target);
  const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || /** @type {MouseEvent} */ (event).button === 1;
  if (!post || event.defaultPrevented) return;
  if (!isElsewhere && target.closest('a[href]')) return remember(post);
  if (target.closest(OTHER) || getSelection()?.isCollapsed === false) return;
  const href = post.dataset.href ?? '';
  if (isElsewhere) return void open(href, '_blank');
  remember(post);
  location.assign(href);
}

// A browser that has to load the page again scrolls to where somebody was who comes back, but forgets the focus.
const arrival = /** @type {PerformanceNavigationTiming | undefined} */ (performance.getEntriesByType('navigation')[0]);
if (arrival?.type === 'back_forward' && document.activeElement === document.body) {
  document.getElementById(location.hash.slice(1))?.focus({ preventScroll: true });
}

document.addEventListener('click', press);
// No shortcut that visitors do not have, or that could be switched off: whatever has the focus can be opened.
document.addEventListener('keydown', event => {
  if (event.key === 'Enter' && /** @type {Element} */ (event.target).matches('.post')) press(event);
});
document.addEventListener('auxclick', event => { if (event.button === 1) press(event); });

// The arrow in the header goes back as the browser's own button does, so that one arrives where one was.
document.addEventListener('click', event => {
  const back = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest('[data-back]'));
  if (!back || event.ctrlKey || event.metaKey || history.length < 2 || !document.referrer) return;
  const from = new URL(document.referrer);
  if (from.origin !== location.origin || from.pathname === location.pathname) return;
  event.preventDefault();
  history.back();
});
