// The system's Chromium: its path, or nothing.
import { spawnSync } from 'node:child_process';

export const chromium = spawnSync('sh', ['-c', 'command -v chromium || command -v chromium-browser'], {
  encoding: 'utf8',
}).stdout.trim();
