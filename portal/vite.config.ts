import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const api = process.env.YINXIN_API ?? 'http://127.0.0.1:9000';

/** Scripts and styles that the page itself names are taken only with the bytes that were built (subresource integrity). */
const integrity = (): Plugin => ({
  name: 'integrity',
  apply: 'build',
  async writeBundle({ dir = 'dist' }) {
    const page = join(dir, 'index.html');
    let html = await readFile(page, 'utf8');
    for (const [tag, path] of html.matchAll(
      /<(?:script|link)[^>]* (?:src|href)="(\/assets\/[^"]+)"[^>]*>/g,
    )) {
      const digest = createHash('sha384')
        .update(await readFile(join(dir, path ?? '')))
        .digest('base64');
      html = html.replace(tag, tag.replace(/(\/?>)$/, ` integrity="sha384-${digest}"$1`));
    }
    await writeFile(page, html);
  },
});

/** Each asset once more, compressed, for a server that sends what lies ready. */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  async writeBundle({ dir = 'dist' }) {
    const assets = join(dir, 'assets');
    for (const name of await readdir(assets))
      await writeFile(join(assets, `${name}.gz`), gzipSync(await readFile(join(assets, name)), { level: 9 }));
  },
});

export default defineConfig({
  plugins: [react(), integrity(), compressed()],
  build: { target: 'es2022', manifest: true, cssCodeSplit: false, assetsInlineLimit: 0 },
  server: { host: '127.0.0.1', proxy: { '/v1': api, '/.well-known': api } },
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'], environment: 'node' },
});
