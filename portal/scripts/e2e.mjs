// Runs the browser tests; without a Chromium it says what to do.
import { spawnSync } from 'node:child_process';
import { chromium } from './chromium.mjs';

if (chromium === '') {
  console.error('The browser tests need a Chromium: apt-get install chromium fonts-noto-cjk');
  process.exit(1);
}
const { status } = spawnSync('npx', ['playwright', 'test', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 1);
