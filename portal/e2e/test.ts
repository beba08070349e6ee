// Playwright's test, with an address of its own for each test: so that no test spends another's limits. Only the local
// stack believes a caller who says where it comes from.
import { test as base } from '@playwright/test';

export const test = base.extend({
  context: async ({ context }, use) => {
    const [high, low] = [Math.floor(Math.random() * 256), Math.floor(Math.random() * 254) + 1];
    await context.setExtraHTTPHeaders({ 'x-forwarded-for': `198.18.${high}.${low}` });
    await use(context);
  },
});
export { expect } from '@playwright/test';
