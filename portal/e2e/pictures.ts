import { test } from '@playwright/test';
import { REPLIES, SIGNED_IN_PAGES, serve } from './centre-replies';
import { PAGES } from './pages';
import { serveQr } from './states';

for (const [address] of [...PAGES, ...SIGNED_IN_PAGES])
  for (const width of [390, 1280])
    test(`${address} at ${width} px`, async ({ page }) => {
      await serve(page, REPLIES);
      await serveQr(page);
      await page.setViewportSize({ width, height: 900 });
      await page.goto(address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      const name = address.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home';
      await page.screenshot({ path: `pictures/${name}-${width}.png`, fullPage: true });
    });
