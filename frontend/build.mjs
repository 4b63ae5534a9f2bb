// Builds what browsers get: one style sheet and script, those of the admin, the reader of documents
// with what it needs, fonts and icons, into frontend/build/.
import { build } from 'esbuild';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { iconSvg, iconPng } from './mark.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const pdfjs = here('../node_modules/pdfjs-dist/');

await rm(here('build'), { recursive: true, force: true });
await mkdir(here('build'), { recursive: true });
const bundled = {
  outdir: here('build'),
  bundle: true,
  minify: true,
  legalComments: 'none',
  // Nesting and @layer stay as they are: every browser that the portal supports knows them.
  target: ['chrome120', 'firefox121', 'safari17.2'],
  loader: { '.woff2': 'file' },
  assetNames: 'fonts/[name]',
  logLevel: 'warning',
};
const entries = ['portal.css', 'portal.js', 'admin.css', 'admin.js', 'progress.js'];
await build({ ...bundled, entryPoints: entries.map((name) => here(`src/${name}`)) });
await build({
  ...bundled,
  format: 'esm',
  entryPoints: { reader: here('src/reader.js'), 'pdf.worker': `${pdfjs}legacy/build/pdf.worker.mjs` },
});
// What pdf.js asks for by name: fonts that PDFs may leave out, and decoders without WebAssembly.
// Of the fonts those under a BSD licence; the browser has others of its own.
await cp(`${pdfjs}standard_fonts`, here('build/pdfjs/fonts'), {
  recursive: true, filter: (from) => !/Liberation/i.test(from),
});
for (const name of ['jbig2_nowasm_fallback.js', 'openjpeg_nowasm_fallback.js', 'LICENSE_JBIG2', 'LICENSE_OPENJPEG']) {
  await cp(`${pdfjs}wasm/${name}`, here(`build/pdfjs/images/${name}`));
}
await cp(`${pdfjs}LICENSE`, here('build/pdfjs/LICENSE'));
await writeFile(here('build/icon.svg'), iconSvg());
await writeFile(here('build/icon-32.png'), iconPng(32));
await writeFile(here('build/icon-180.png'), iconPng(180));
