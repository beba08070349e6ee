import { expect, type Page, test } from '@playwright/test';
import { problem } from './states';

async function typeAll(page: Page) {
  await page.goto('/sign-in?way=password');
  await page.getByLabel('统一社会信用代码').fill('20211300');
  await page.getByLabel('证件号码').fill('13800000000');
  await page.getByLabel('密码', { exact: true }).fill('Wrong-9-word');
}
const submit = (page: Page) => page.getByRole('button', { name: '登录', exact: true });

test('an empty form names its three fields, takes the focus and asks nothing', async ({ page }) => {
  let asked = 0;
  await page.route('**/v1/sessions', (route) => {
    asked += 1;
    return route.abort();
  });
  await page.goto('/sign-in?way=password');
  await submit(page).click();
  const summary = page.getByRole('alert');
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('link')).toHaveCount(3);
  await summary.getByRole('link').last().click();
  await expect(page.getByLabel('密码', { exact: true })).toBeFocused();
  expect(asked).toBe(0);
});

test('a wrong password is refused where it was tried, and what was typed stays', async ({ page }) => {
  await page.route('**/v1/sessions', (route) => route.fulfill(problem(401, 'sign_in.wrong')));
  await typeAll(page);
  await submit(page).click();
  await expect(page.getByRole('alert')).toContainText('样例说明。');
  await expect(page.getByLabel('统一社会信用代码')).toHaveValue('20211300');
});

test('a double click signs in once', async ({ page }) => {
  let asked = 0;
  await page.route('**/v1/sessions', async (route) => {
    asked += 1;
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.fulfill(problem(401, 'sign_in.wrong'));
  });
  await typeAll(page);
  await submit(page).dblclick();
  await expect(page.getByRole('alert')).toBeVisible();
  expect(asked).toBe(1);
});

test('a limit says how long, a fault and no network that nothing is lost', async ({ page }) => {
  await typeAll(page);
  await page.route('**/v1/sessions', (route) =>
    route.fulfill(problem(429, 'sign_in.locked_out', { retry_after_s: 90 })),
  );
  await submit(page).click();
  await expect(page.getByRole('alert')).toContainText(/1:(30|29|28)/);
  await page.unroute('**/v1/sessions');
  await page.route('**/v1/sessions', (route) => route.fulfill({ status: 503, json: { message: 'no' } }));
  await submit(page).click();
  await expect(page.getByRole('alert')).toContainText('没有丢失');
  await page.unroute('**/v1/sessions');
  await page.route('**/v1/sessions', (route) => route.abort());
  await submit(page).click();
  await expect(page.getByRole('alert')).toContainText('网络没有连通');
});
