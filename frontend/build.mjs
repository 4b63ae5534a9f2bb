// Builds what browsers get: one style sheet, one script, fonts and icons, into frontend/build/.
import { build } from 'esbuild';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { iconSvg, iconPng } from './mark.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

await rm(here('build'), { recursive: true, force: true });
await mkdir(here('build'), { recursive: true });
await build({
  entryPoints: [here('src/portal.css'), here('src/portal.js')],
  outdir: here('build'),
  bundle: true,
  minify: true,
  legalComments: 'none',
  // Nesting and @layer stay as they are: every browser that the portal supports knows them.
  target: ['chrome120', 'firefox121', 'safari17.2'],
  loader: { '.woff2': 'file' },
  assetNames: 'fonts/[name]',
  logLevel: 'warning',
});
await writeFile(here('build/icon.svg'), iconSvg());
await writeFile(here('build/icon-32.png'), iconPng(32));
await writeFile(here('build/icon-180.png'), iconPng(180));
