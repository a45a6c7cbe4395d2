// @ts-check
// A button pressed twice sends its form once: browsers would drop the first answer and show the second.

const WHILE = 5000;
/** What was pressed, and what lets it be pressed again. @type {Map<HTMLElement, number>} */
const pressed = new Map();

/** @param {HTMLElement} button */
function release(button) {
  clearTimeout(pressed.get(button));
  pressed.delete(button);
  button.removeAttribute('aria-disabled');
}

// On the window, so that modules which send a form themselves have said so before.
addEventListener('submit', event => {
  const button = event.submitter ?? /** @type {HTMLElement} */ (event.target);
  if (event.defaultPrevented) return;
  if (pressed.has(button)) return event.preventDefault();
  button.setAttribute('aria-disabled', 'true');
  pressed.set(button, setTimeout(() => release(button), WHILE));
});

// Somebody who comes back to the page finds it as it was.
addEventListener('pagehide', () => [...pressed.keys()].forEach(release));
