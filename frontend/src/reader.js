// Shows the open page of a PDF as it looks, its words marked; the page has its text without this.
// Pages are turned by links that replace the part `#leaf`, as results are; the file stays loaded.
import { getDocument, GlobalWorkerOptions, TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’\-‐‑:][\p{L}\p{N}\p{M}]+)*/gu;
let loading = null;
let drawing = null; // the leaf that is being drawn: a page turned meanwhile is drawn instead

/** The file, loaded once; tells how far it is. */
function file(sheet) {
  if (!loading) {
    const { pdf, worker, parts } = sheet.dataset;
    GlobalWorkerOptions.workerSrc = worker;
    const task = getDocument({
      url: pdf,
      standardFontDataUrl: new URL(`${parts}fonts/`, document.baseURI).href,
      wasmUrl: new URL(`${parts}images/`, document.baseURI).href,
      useWasm: false, // the portal's policy lets no page compile code
      useWorkerFetch: true,
      disableWorkerRendering: true,
      enableXfa: false,
    });
    task.onProgress = ({ loaded, total }) => {
      const bar = document.querySelector('#sheet progress');
      if (bar && total) bar.value = loaded / total;
    };
    loading = task.promise;
  }
  return loading;
}

async function show() {
  const leaf = document.getElementById('leaf');
  const sheet = leaf?.querySelector('#sheet');
  if (!sheet) return;
  drawing = leaf;
  sheet.hidden = false;
  try {
    const pdf = await file(sheet);
    const page = await pdf.getPage(Number(leaf.dataset.number));
    if (drawing === leaf) await draw(leaf, sheet, page);
  } catch (problem) {
    if (drawing !== leaf) return;
    console.warn(problem);
    sheet.replaceChildren(Object.assign(document.createElement('p'), {
      className: 'sheet-problem', textContent: sheet.dataset.problem,
    }));
    sheet.firstChild.setAttribute('role', 'alert');
  }
}

async function draw(leaf, sheet, page) {
  const wide = page.getViewport({ scale: 1 });
  const scale = sheet.clientWidth / wide.width;
  const viewport = page.getViewport({ scale });
  const dots = Math.min(window.devicePixelRatio || 1, 2);
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(viewport.width * dots);
  canvas.height = Math.floor(viewport.height * dots);
  canvas.setAttribute('aria-hidden', 'true'); // the text above it says the same
  const words = document.createElement('div');
  words.className = 'sheet-words';
  const look = document.createElement('div');
  look.className = 'sheet-page';
  look.style.setProperty('--total-scale-factor', scale);
  look.style.aspectRatio = `${viewport.width} / ${viewport.height}`;
  look.append(canvas, words);
  await page.render({ canvas, viewport, transform: dots === 1 ? null : [dots, 0, 0, dots, 0, 0] }).promise;
  const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport });
  await layer.render();
  if (drawing !== leaf) return;
  const first = mark(layer.textDivs, leaf.querySelector('.leaf-text > div'));
  sheet.replaceChildren(look);
  // A window made narrower, a telephone turned: the words stay on their letters.
  new ResizeObserver(() => look.style.setProperty('--total-scale-factor', look.clientWidth / wide.width)).observe(look);
  const text = leaf.querySelector('.leaf-text');
  if (layer.textDivs.length) text.open = false;
  if (first && leaf.matches(':target, .turned')) first.scrollIntoView({ block: 'center' });
}

/** For each word of a page's text, in small letters: whether it is marked, place by place. */
function metIn(text) {
  const met = new Map();
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const marked = walker.currentNode.parentElement.localName === 'mark';
    for (const [written] of walker.currentNode.data.matchAll(WORD)) {
      const word = written.toLowerCase();
      if (!met.has(word)) met.set(word, []);
      met.get(word).push(marked);
    }
  }
  return met;
}

/**
 * Marks in the picture's words what is marked in the text; the first mark. A word may be marked at
 * one place and not at another: where it belongs to a longer term.
 */
function mark(parts, read) {
  const met = read ? metIn(read) : new Map();
  const seen = new Map();
  const isMet = ([written]) => {
    const word = written.toLowerCase();
    const places = met.get(word) ?? [];
    const place = seen.get(word) ?? 0;
    seen.set(word, place + 1);
    return places[Math.min(place, places.length - 1)];
  };
  let first = null;
  for (const part of parts) {
    const text = part.textContent;
    const places = [...text.matchAll(WORD)].filter(isMet);
    if (!places.length) continue;
    const pieces = [];
    let end = 0;
    for (const word of places) {
      const marked = document.createElement('mark');
      marked.textContent = word[0];
      pieces.push(text.slice(end, word.index), marked);
      end = word.index + word[0].length;
      first ??= marked;
    }
    part.replaceChildren(...pieces, text.slice(end));
  }
  return first;
}

document.addEventListener('htmx:afterSettle', () => {
  const leaf = document.getElementById('leaf');
  if (!leaf || leaf === drawing) return;
  leaf.classList.add('turned');
  leaf.querySelector('h2').focus({ preventScroll: true });
  leaf.scrollIntoView({ block: 'start' });
  const here = new URLSearchParams(window.location.search).get('page');
  for (const link of document.querySelectorAll('.inside-hits a')) {
    if (new URL(link.href).searchParams.get('page') === here) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  show();
});

// The arrow keys turn pages for whoever is in the page, and not in one of its fields.
document.addEventListener('keydown', (event) => {
  const way = { ArrowLeft: 'prev', ArrowRight: 'next' }[event.key];
  const plain = !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
  if (!way || !plain || !event.target.closest?.('#leaf') || event.target.matches('input')) return;
  document.querySelector(`#leaf a[rel="${way}"]`)?.click();
});

show();
