// Measures what pages load, of the build's manifest, and fails when it is over the budget. Home and sign-in are in the first
// script.
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const BUDGET = { js: 180, css: 30 };
const PAGES = ['index.html', 'src/pages/register/page.tsx', 'src/pages/centre/page.tsx'];
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(await readFile(new URL('.vite/manifest.json', dist), 'utf8'));

let failed = false;
for (const page of PAGES) {
  const seen = new Set();
  const files = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  visit('index.html');
  visit(page);
  for (const chunk of Object.values(manifest)) if (chunk.file.endsWith('.css')) files.add(chunk.file);
  const size = { js: 0, css: 0 };
  for (const file of files) {
    const kind = file.endsWith('.css') ? 'css' : 'js';
    size[kind] += gzipSync(await readFile(new URL(file, dist)), { level: 9 }).length / 1024;
  }
  for (const kind of ['js', 'css']) {
    const over = size[kind] > BUDGET[kind];
    failed ||= over;
    console.log(
      `${page} ${kind}: ${size[kind].toFixed(1)} KiB of ${BUDGET[kind]}${over ? ', too much' : ''}`,
    );
  }
}
process.exit(failed ? 1 : 0);
