// Lighthouse on the built pages where people come in, as a phone on a slow network has them. What is aimed at is told beside what
// was measured; it fails where a change, and not a busy machine, must be the reason.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from './chromium.mjs';

const base = process.env.YINXIN_PORTAL ?? 'http://127.0.0.1:9000';
const AIM = { performance: 95, accessibility: 100, 'best-practices': 100, lcp_ms: 2000 };
const LEAST = { performance: 90, accessibility: 100, 'best-practices': 100 };
const LCP_MOST_MS = 2500;
/** A shared machine can only make a page look slower, so the quickest run counts. */
const RUNS = 5;

const folder = mkdtempSync(join(tmpdir(), 'yinxin-lighthouse-'));

function run(address) {
  const output = join(folder, 'report.json');
  const flags = '--headless=new --no-sandbox --disable-dev-shm-usage';
  const { status, stderr } = spawnSync(
    'npx',
    [
      'lighthouse',
      `${base}${address}`,
      '--quiet',
      '--output=json',
      `--output-path=${output}`,
      `--chrome-flags=${flags}`,
      `--only-categories=${Object.keys(LEAST).join(',')}`,
    ],
    { env: { ...process.env, CHROME_PATH: chromium }, encoding: 'utf8' },
  );
  // A run that Lighthouse could not record counts as one of them, and is told.
  if (status !== 0) {
    console.log(`lighthouse ${address}: not recorded: ${stderr.trim().split('\n').at(-1)}`);
    return undefined;
  }
  return JSON.parse(readFileSync(output, 'utf8'));
}

function scoresOf(report) {
  const scores = Object.keys(LEAST).map((kind) => [kind, Math.round(report.categories[kind].score * 100)]);
  return { scores, lcp_ms: Math.round(report.audits['largest-contentful-paint'].numericValue) };
}

let failed = false;
for (const address of ['/sign-in?way=password', '/']) {
  let best;
  for (let times = 0; times < RUNS; times += 1) {
    const report = run(address);
    if (report === undefined) continue;
    const one = scoresOf(report);
    const low = one.scores.filter(([kind, score]) => score < LEAST[kind]);
    if (best === undefined || one.lcp_ms < best.lcp_ms) best = { ...one, low, report };
    const [[, performance]] = one.scores;
    if (low.length === 0 && performance >= AIM.performance && one.lcp_ms <= AIM.lcp_ms) break;
  }
  if (best === undefined) {
    failed = true;
    continue;
  }
  const is_slow = best.lcp_ms > LCP_MOST_MS;
  failed ||= is_slow || best.low.length > 0;
  const said = best.scores.map(([kind, score]) => `${kind} ${score}`).join(', ');
  console.log(
    `lighthouse ${address}: ${said}; largest paint after ${best.lcp_ms} ms (aim: ${AIM.performance}, 100, 100, ${AIM.lcp_ms} ms)`,
  );
  for (const [kind] of best.low) {
    const { auditRefs } = best.report.categories[kind];
    for (const { id } of auditRefs) {
      const { score, title } = best.report.audits[id];
      if (score !== null && score < 0.9) console.log(`  ${kind}: ${title} (${id})`);
    }
  }
}
rmSync(folder, { recursive: true, force: true });
process.exit(failed ? 1 : 0);
