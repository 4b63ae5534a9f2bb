// Pages of the admin that show work in the background: what is on its way is fetched anew by itself,
// and the rest of the page stays as it is, with the focus and whatever was opened.
import './htmx.js';

const state = () => document.querySelector('[data-say]')?.textContent.trim();

/** Which parts were open before the page's content was replaced, and which state was there. */
let open = [];
let before = state();

document.addEventListener('htmx:beforeSwap', (event) => {
  const { target, serverResponse } = event.detail;
  // A session that has ended answers with the form to sign in: the browser shows it whole.
  if (!serverResponse.includes(`id="${target.id}"`)) {
    event.detail.shouldSwap = false;
    window.location.reload();
  }
  open = [...target.querySelectorAll('details[open]')].map((part) => part.id);
});

document.addEventListener('htmx:afterSettle', () => {
  for (const id of open) document.getElementById(id)?.setAttribute('open', '');
  // Said when it changes only: a count that grows every few seconds would say too much.
  const now = state();
  if (now && now !== before) document.getElementById('said').textContent = now;
  before = now;
});
