// Browser tests against a running portal: one worker, the system's Chromium.
import { execFileSync } from 'node:child_process';
import { defineConfig } from '@playwright/test';

const chromium = execFileSync('sh', ['-c', 'command -v chromium || command -v chromium-browser || true'], {
  encoding: 'utf8',
}).trim();

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 60_000,
  reporter: [['list'], ['./e2e/closing-line.ts']],
  use: {
    baseURL: process.env.YINXIN_PORTAL ?? 'http://127.0.0.1:9000',
    locale: 'zh-CN',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    },
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'wide', use: { viewport: { width: 1280, height: 900 } } },
    { name: 'phone', testMatch: /pages\.spec\.ts/, use: { viewport: { width: 390, height: 844 } } },
  ],
});
