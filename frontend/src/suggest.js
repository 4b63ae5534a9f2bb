// Suggestions below a search field (an input with `data-suggest`, the address that gives them):
// the combobox with a list of the ARIA Authoring Practices. Without it the form works as it is.
const WAIT = 120; // milliseconds without a key before asking
const known = new Map(); // address → what it gave; forgotten with the page

/** The combobox that is open, if any: its input, its list, its options, the one chosen. */
let open = null;
let timer = 0;
let asking = null;

document.addEventListener('focusin', (event) => {
  const input = event.target.closest?.('input[data-suggest]');
  if (open && open.input !== input) close();
  if (input && !input.role) prepare(input);
});

document.addEventListener('htmx:beforeSwap', () => close());
// Whoever sends the form is done with suggestions, also with those still on their way.
document.addEventListener('submit', () => { clearTimeout(timer); asking?.abort(); close(); }, true);

/** Makes an input a combobox. */
function prepare(input) {
  for (const [name, value] of Object.entries({
    role: 'combobox', autocomplete: 'off', 'aria-autocomplete': 'list', 'aria-expanded': 'false',
    'aria-controls': `${input.id}-list`,
  })) input.setAttribute(name, value);
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask(input), WAIT);
  });
  input.addEventListener('keydown', press);
  input.addEventListener('blur', () => { clearTimeout(timer); close(); });
}

/** Asks what completes the input, and shows it if nothing else was typed meanwhile. */
async function ask(input) {
  const words = input.value.trim();
  asking?.abort();
  if (!words) return close();
  const address = `${input.dataset.suggest}?q=${encodeURIComponent(words.slice(0, 80))}`;
  let found = known.get(address);
  if (!found) {
    asking = new AbortController();
    try {
      const answer = await fetch(address, { signal: asking.signal, headers: { Accept: 'application/json' } });
      if (!answer.ok) return close();
      found = await answer.json();
    } catch { return; } // asked for something else, or no network: the form works all the same
    known.set(address, found);
  }
  if (document.activeElement === input && input.value.trim() === words) show(input, found);
}

/** Shows a list of suggestions below an input, and lets a screen reader say how many. */
function show(input, found) {
  close();
  const region = document.getElementById('announcer');
  if (region) region.textContent = found.said;
  if (!found.groups.length) return;
  const list = make('div', { id: `${input.id}-list`, class: 'suggestions', role: 'listbox', 'aria-label': found.label });
  const options = [];
  found.groups.forEach((group, n) => {
    const id = `${list.id}-${n}`;
    const part = make('div', { role: 'group', 'aria-labelledby': id });
    part.append(make('div', { id, class: 'suggestions-label', role: 'presentation' }, group.label));
    for (const one of group.options) {
      const option = make('div', { id: `${id}-${options.length}`, role: 'option', 'aria-selected': 'false', class: 'suggestion' });
      option.append(make('span', one.language ? { lang: one.language } : {}, one.text));
      if (one.about) option.append(' ', make('small', {}, one.about));
      option.dataset.url = one.url;
      options.push(option);
      part.append(option);
    }
    list.append(part);
  });
  // A press would take the focus off the input and so close the list before the click.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => go(event.target.closest('.suggestion')));
  input.parentElement.classList.add('has-suggestions');
  input.after(list);
  input.setAttribute('aria-expanded', 'true');
  open = { input, list, options, chosen: -1 };
}

function make(name, attributes, text = '') {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}

function close() {
  if (!open) return;
  open.list.remove();
  open.input.setAttribute('aria-expanded', 'false');
  open.input.removeAttribute('aria-activedescendant');
  open = null;
}

function go(option) {
  if (option) window.location.assign(option.dataset.url);
}

/** Keys of the input: down and up walk the list, Enter follows, Escape closes. */
function press(event) {
  if (event.isComposing || event.ctrlKey || event.metaKey) return;
  if (event.key === 'ArrowDown' && !open) { event.preventDefault(); ask(event.target); return; }
  if (!open) return;
  const { options, chosen } = open;
  const last = options.length - 1;
  if (event.key === 'ArrowDown') choose(chosen === last ? -1 : chosen + 1);
  else if (event.key === 'ArrowUp') choose(chosen === -1 ? last : chosen - 1);
  else if (event.key === 'Escape') close();
  else if (event.key === 'Tab') { close(); return; }
  else if (event.key === 'Enter' && chosen >= 0) go(options[chosen]);
  else return;
  event.preventDefault();
  // The menu around the field closes with Escape too, but only when no list did.
  event.stopPropagation();
}

/** Marks an option as the one that Enter follows; -1 is the input itself. */
function choose(n) {
  const { input, options } = open;
  options[open.chosen]?.setAttribute('aria-selected', 'false');
  open.chosen = n;
  if (n < 0) { input.removeAttribute('aria-activedescendant'); return; }
  options[n].setAttribute('aria-selected', 'true');
  options[n].scrollIntoView({ block: 'nearest' });
  input.setAttribute('aria-activedescendant', options[n].id);
}
