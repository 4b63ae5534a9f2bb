// Refreshes results in place and smooths a few things. Every page works without it.
import './htmx.js';
import './copy.js';
import './suggest.js';

// Empty fields of a form stay out of the address.
document.addEventListener('htmx:configRequest', (event) => {
  const { parameters, formData } = event.detail;
  for (const [name, value] of [...(formData ?? [])]) {
    if (value === '') delete parameters[name];
  }
});

/** What had the focus, and which parts were open, before results are replaced. */
let before = null;

document.addEventListener('htmx:beforeSwap', (event) => {
  // A step with something to put right is shown like any other.
  if (event.detail.target?.id === 'step' && event.detail.xhr.status === 422) event.detail.shouldSwap = true;
  const results = event.detail.target;
  if (results?.id !== 'results') return;
  // The page tells what went wrong in plain words, whatever the status.
  if (event.detail.xhr.status === 503) event.detail.shouldSwap = true;
  const focused = document.activeElement;
  before = {
    key: results.contains(focused) ? focused.dataset.key || focused.id : null,
    paging: Boolean(event.detail.requestConfig?.elt?.closest?.('.paging')),
    open: new Map([...results.querySelectorAll('details[id]')].map((part) => [part.id, part.open])),
  };
});

document.addEventListener('htmx:afterSettle', (event) => {
  const results = document.getElementById('results');
  if (!before || !results || !(event.detail.elt === results || results.contains(event.detail.elt))) return;
  for (const part of results.querySelectorAll('details[id]')) {
    if (before.open.has(part.id)) part.open = before.open.get(part.id);
  }
  const heading = document.getElementById('results-heading');
  const same = before.key && !before.paging &&
    [...results.querySelectorAll('[data-key], input[id]')].find((part) => (part.dataset.key || part.id) === before.key);
  (same || heading)?.focus({ preventScroll: !before.paging });
  if (before.paging) heading?.scrollIntoView({ block: 'start' });
  // Said when it changes: the count, unless focus went to the heading that says it anyway.
  if (same && heading) announce(heading.textContent.trim());
  before = null;
});

// What stands outside the results is for the search as it is now: the other languages, its feed,
// and where one comes back to after signing in.
document.addEventListener('htmx:pushedIntoHistory', () => {
  const { pathname, search } = window.location;
  for (const link of document.querySelectorAll('.language-switch a')) link.search = search;
  const feed = document.head.querySelector('link[type="application/atom+xml"]');
  if (feed) feed.href = new URL(feed.href).pathname + search;
  for (const link of document.querySelectorAll('.account a[href*="?next="]')) {
    link.search = new URLSearchParams({ next: pathname + search });
  }
});

document.addEventListener('htmx:sendError', (event) => {
  const form = event.detail.elt?.closest?.('[data-autosave]');
  // A page with half-written answers is not thrown away: the browser itself tells what is wrong.
  if (form) form.requestSubmit(event.detail.elt);
  else window.location.reload();
});

// A form in steps is saved on the server every while, and when its page is left or hidden.
let unsaved = false;

document.addEventListener('input', (event) => {
  if (event.target.closest?.('[data-autosave]')) unsaved = true;
});
document.addEventListener('submit', () => { unsaved = false; });
document.addEventListener('htmx:beforeRequest', () => { unsaved = false; });

function saveDraft() {
  const form = unsaved && document.querySelector('[data-autosave]');
  if (!form) return;
  const answers = new FormData(form);
  answers.set('action', 'auto');
  if (navigator.sendBeacon(form.getAttribute('action'), answers)) unsaved = false;
}

window.addEventListener('pagehide', saveDraft);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') saveDraft();
});
setInterval(saveDraft, 15000);

/** Lets screen readers say a text. */
function announce(text) {
  const region = document.getElementById('announcer');
  if (region) region.textContent = text;
}

// An error summary gets the focus, so that one hears at once that something is to be put right.
document.querySelector('.ds-error-summary')?.focus();

// The menu of narrow screens closes with Escape.
document.addEventListener('keydown', (event) => {
  const menu = event.key === 'Escape' && document.querySelector('details.menu[open]');
  if (!menu || !menu.contains(document.activeElement)) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});
