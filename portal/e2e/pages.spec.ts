import { expect, test } from '@playwright/test';
import { PageObject } from './page-object';
import { PAGES } from './pages';
import { problem, serveQr } from './states';

test.beforeEach(({ page }) => serveQr(page));

for (const [address, name] of PAGES)
  test(`${address} is accessible, named and fits`, async ({ page }) => {
    await new PageObject(page, address, name).open();
  });

for (const [how, media] of [
  ['dark', { colorScheme: 'dark' }],
  ['in forced colours', { forcedColors: 'active' }],
] as const)
  test(`pages are accessible ${how} too`, async ({ page }) => {
    await page.emulateMedia(media);
    await new PageObject(page, '/sign-in?way=password', '单位登录').open();
    await new PageObject(page, '/', '网上办事服务大厅').open();
  });

test('what the page loads is its own, and what it names itself has the bytes that were built', async ({
  page,
  baseURL,
}) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(baseURL ?? '').origin) elsewhere.push(request.url());
  });
  await page.goto('/sign-in?way=password');
  await expect(page.getByLabel('证件号码')).toBeVisible();
  // As the service sent it: later parts of the page name their own.
  const html = await (await page.request.get('/')).text();
  const named = [...html.matchAll(/<(?:script|link)[^>]*\/assets\/[^>]*>/g)].map(([tag]) => tag);
  expect(named.length).toBeGreaterThan(1);
  for (const tag of named) expect(tag).toMatch(/integrity="sha384-[\w+/]{64}"/);
  expect(elsewhere).toEqual([]);
});

test('a browser that cannot open the portal is told so, and what to do', async ({ page }) => {
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.goto('/');
  await expect(page.getByText('正在打开网上办事服务大厅')).toBeVisible();
  await expect(page.getByText('请更新浏览器')).toBeVisible({ timeout: 10_000 });
});

test('an input method, a password manager and a paste all arrive whole', async ({ page }) => {
  await page.goto('/sign-in?way=password');
  let sent: unknown;
  await page.route('**/v1/sessions', (route) => {
    sent = route.request().postDataJSON();
    return route.fulfill(problem(401, 'sign_in.wrong'));
  });
  // As an input method writes: a composition that ends in Chinese.
  await page.getByLabel('统一社会信用代码').focus();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.imeSetComposition', { text: 'yixing', selectionStart: 6, selectionEnd: 6 });
  await devtools.send('Input.insertText', { text: '宜兴样例' });
  // As a password manager fills in: values without an event.
  await page.evaluate(() => {
    for (const [name, value] of [
      ['account', '13800000000'],
      ['password', 'Filled-9-word'],
    ] as const) {
      const field = document.querySelector<HTMLInputElement>(`[name=${name}]`);
      if (field) field.value = value;
    }
  });
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  expect(sent).toEqual({ organisation: '宜兴样例', account: '13800000000', password: 'Filled-9-word' });
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
