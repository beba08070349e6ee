// Takes a picture of every page of e2e/pages.ts at 390 and 1280 px, into portal/pictures.
import { spawnSync } from 'node:child_process';

const { status } = spawnSync('npx', ['playwright', 'test', '--config', 'e2e/pictures.config.ts'], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
