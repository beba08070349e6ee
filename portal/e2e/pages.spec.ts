import { expect, test } from '@playwright/test';
import { PageObject } from './page-object';
import { PAGES } from './pages';
import { serveQr } from './states';

test.beforeEach(({ page }) => serveQr(page));

for (const [address, name] of PAGES)
  test(`${address} is accessible, named and fits`, async ({ page }) => {
    await new PageObject(page, address, name).open();
  });

test('dark pages are accessible too', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await new PageObject(page, '/sign-in?way=password', '单位登录').open();
  await new PageObject(page, '/', '网上办事服务大厅').open();
});

test('a heading has the focus after navigation', async ({ page }) => {
  await new PageObject(page, '/', '网上办事服务大厅').open();
  await new PageObject(page, '/sign-in', '单位登录').follow('单位登录');
});

test('English is chosen by a button and leaves no Chinese but its own name', async ({ page }) => {
  await page.goto('/sign-in?way=password');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in for an organisation');
  // Names that the service gives stay as they are, and say which language they are of.
  const own = await page.locator('main').evaluate((main) => {
    const copy = main.cloneNode(true) as HTMLElement;
    for (const data of copy.querySelectorAll('[lang="zh-CN"]')) data.remove();
    return copy.textContent ?? '';
  });
  expect(own).not.toMatch(/\p{Script=Han}/u);
  await expect(page.locator('footer')).not.toHaveText(/\p{Script=Han}/u);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('back leads from one way to sign in to the page before it', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: '单位登录' }).click();
  await page.getByRole('link', { name: '账号密码' }).click();
  await expect(page.getByLabel('证件号码')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('网上办事服务大厅');
});
