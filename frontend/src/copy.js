// Buttons that need a script: to copy a text, to print a page. Without one they stay hidden, and
// the text can be selected.

/** Marks a text, so that one sees what is meant and can copy it by hand. */
function select(source) {
  const range = document.createRange();
  range.selectNodeContents(source);
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

/** The text of an element; of a list, an entry a line. */
function textOf(source) {
  const entries = [...source.querySelectorAll(':scope > li')];
  const parts = entries.length ? entries : [source];
  return parts.map((part) => part.textContent.trim()).join('\n');
}

async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  if (!source) return;
  select(source);
  try {
    await navigator.clipboard.writeText(textOf(source));
  } catch {
    // Not allowed, or no safe connection: the older way copies what is selected.
    if (!document.execCommand('copy')) return;
  }
  const label = button.firstChild;
  const before = label.textContent;
  label.textContent = button.dataset.copied;
  const region = document.getElementById('announcer');
  if (region) region.textContent = button.dataset.copied;
  setTimeout(() => {
    label.textContent = before;
    if (region) region.textContent = '';
  }, 2500);
}

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('[data-copy], [data-print]');
  if (button && 'print' in button.dataset) window.print();
  else if (button) copy(button);
});

for (const button of document.querySelectorAll('[data-copy], [data-print]')) button.hidden = false;

// An address that ends with #cite opens what is to be cited.
function openCite() {
  const part = location.hash === '#cite' && document.querySelector('#cite details');
  if (part) part.open = true;
}
openCite();
window.addEventListener('hashchange', openCite);
