// Journey 2 for every wizard: a reload and the back button at each step, a second tab, a reply that is lost, a face by Alipay.
import type { Page } from '@playwright/test';
import {
  inventResident,
  next,
  nextSample,
  proveMobile,
  registerCompany,
  registerOrganisation,
  registerPerson,
  type Sample,
  showFace,
  shownCode,
  typeAccount,
  typeIdentity,
  typeOrganisation,
} from './journey';
import { ask } from './phone';
import { problem } from './states';
import { expect, test } from './test';

/** The step is where it was after a reload, and another tab of the same browser has none of it and disturbs nothing. */
async function holds(page: Page, step: RegExp) {
  await expect(page).toHaveURL(step, { timeout: 15_000 });
  await page.reload();
  await expect(page).toHaveURL(step);
  await expect(page.getByText('没有正在办理的业务')).toHaveCount(0);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(other.getByText('没有正在办理的业务')).toBeVisible();
  await other.close();
}

/** Back leads to the step before, and forward to this one again. */
async function goesBack(page: Page, before: RegExp, here: RegExp) {
  await page.goBack();
  await expect(page).toHaveURL(before);
  await page.goForward();
  await expect(page).toHaveURL(here);
}

test('each step of an organisation’s registration survives a reload, the back button and a second tab', async ({
  page,
}) => {
  const sample = await nextSample();
  await registerPerson(page, sample.legal_representative, sample.mobile);
  await page.goto('/register');
  await typeOrganisation(page, sample);
  await page.reload();
  await expect(page.getByLabel('单位全称')).toHaveValue(sample.name);
  await next(page).click();
  await holds(page, /\/register\/face$/);
  const code = await shownCode(page);
  await goesBack(page, /\/register$/, /\/register\/face$/);
  expect(await shownCode(page)).toBe(code);
  await showFace(page, sample.legal_representative);
  await holds(page, /\/register\/account$/);
  await typeAccount(page, sample.mobile);
  await next(page).click();
  await expect(page).toHaveURL(/\/register\/done$/);
  await page.reload();
  await expect(page.getByText('注册成功')).toBeVisible();
});

test('each step of a forgotten password survives a reload, the back button and a second tab', async ({
  page,
}) => {
  const sample = await nextSample();
  const number = await registerCompany(page, sample);
  await page.goto('/password');
  await page.getByLabel('统一社会信用代码').fill(number);
  await page.getByLabel('证件号码').fill(sample.mobile);
  await page.reload();
  await expect(page.getByLabel('证件号码')).toHaveValue(sample.mobile);
  await next(page).click();
  await holds(page, /\/password\/face$/);
  await goesBack(page, /\/password$/, /\/password\/face$/);
  await showFace(page, sample.legal_representative);
  await holds(page, /\/password\/new$/);
  await page.getByLabel('密码', { exact: true }).fill('Xinde-81-Bridge');
  await page.getByLabel('确认密码', { exact: true }).fill('Xinde-81-Bridge');
  await next(page).click();
  await expect(page).toHaveURL(/\/password\/done$/);
});

test('each step of a person’s registration survives a second tab', async ({ page }) => {
  const sample = await nextSample();
  await page.goto('/person/register');
  await typeIdentity(page, sample.legal_representative);
  await next(page).click();
  await holds(page, /\/person\/register\/face$/);
  await goesBack(page, /\/person\/register$/, /\/person\/register\/face$/);
  await showFace(page, sample.legal_representative);
  await holds(page, /\/person\/register\/account$/);
  await typeAccount(page, sample.mobile);
  await next(page).click();
  await expect(page.getByText('注册成功')).toBeVisible();
  // What a person forgot is set anew by their face alone.
  await page.goto('/password?for=person');
  await page.getByLabel('移动电话/居民身份证号码').fill(sample.mobile);
  await page.reload();
  await next(page).click();
  await holds(page, /\/password\/face\?for=person$/);
  await showFace(page, sample.legal_representative);
  await holds(page, /\/password\/new\?for=person$/);
  await page.getByLabel('密码', { exact: true }).fill('Xinde-81-Bridge');
  await page.getByLabel('确认密码', { exact: true }).fill('Xinde-81-Bridge');
  await next(page).click();
  await expect(page).toHaveURL(/\/password\/done\?for=person$/);
  // And another mobile is set in their own account, with the same holding at its step.
  await page.goto('/sign-in/person');
  await page.getByLabel('移动电话/居民身份证号码').fill(sample.mobile);
  await page.getByLabel('密码', { exact: true }).fill('Xinde-81-Bridge');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page).toHaveURL(/\/me$/);
  await page.getByRole('link', { name: '密码和登录记录' }).click();
  await page.getByRole('link', { name: '更换移动电话' }).click();
  await page.getByRole('button', { name: '开始更换' }).click();
  await holds(page, /\/account\/mobile\/new\?for=person$/);
  await goesBack(page, /\/account\/mobile\?for=person$/, /\/account\/mobile\/new\?for=person$/);
  await proveMobile(page, `198${String(Date.now()).slice(-8)}`);
  await page.getByRole('button', { name: '更换', exact: true }).click();
  await expect(page.getByText('移动电话已更换')).toBeVisible();
  await registerOrganisation(page, sample);
});

test('when the reply to the last step is lost, asking again finishes it and makes nothing twice', async ({
  page,
}) => {
  const sample = await nextSample();
  await page.goto('/person/register');
  await typeIdentity(page, sample.legal_representative);
  await next(page).click();
  await expect(page).toHaveURL(/face$/);
  await showFace(page, sample.legal_representative);
  await expect(page).toHaveURL(/account$/, { timeout: 15_000 });
  await typeAccount(page, sample.mobile);
  let done = 0;
  await page.route(
    '**/v1/person-registrations/*/account',
    async (route) => {
      done = (await route.fetch()).status();
      await route.abort();
    },
    { times: 1 },
  );
  await next(page).click();
  await expect(page.getByRole('alert')).toContainText('网络没有连通');
  expect(done).toBe(201);
  await next(page).click();
  await expect(page.getByText('注册成功')).toBeVisible();
  await registerOrganisation(page, sample);
});

test('a fault in the middle keeps what was typed, and a limit says when to try again', async ({ page }) => {
  const sample: Sample = await nextSample();
  await page.goto('/person/register');
  await typeIdentity(page, sample.legal_representative);
  await page.route('**/v1/person-registrations', (route) => route.fulfill({ status: 503, json: {} }), {
    times: 1,
  });
  await next(page).click();
  await expect(page.getByRole('alert')).toContainText('没有丢失');
  await page.route(
    '**/v1/person-registrations',
    (route) => route.fulfill({ status: 429, headers: { 'retry-after': '30' }, json: {} }),
    { times: 1 },
  );
  await next(page).click();
  await expect(page.getByRole('alert')).toContainText(/0:(30|29|28)/);
  await expect(page.getByLabel('姓名')).toHaveValue(sample.legal_representative.name);
});

test('on a phone somebody registers with a face by Alipay', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  // Of the register's samples some have a document that Alipay does not take.
  const { who, mobile } = inventResident();
  await page.goto('/person/register');
  await typeIdentity(page, who);
  await next(page).click();
  await expect(page).toHaveURL(/face$/);
  const own = await shownCode(page);
  await page.getByLabel('支付宝').check();
  await expect.poll(() => shownCode(page), { timeout: 15_000 }).not.toBe(own);
  // On the phone itself the code is a button that opens the app.
  await expect(page.getByRole('link', { name: '在本机打开 APP' })).toHaveAttribute(
    'href',
    await shownCode(page),
  );
  await ask('/alipay/scan', { qr: await shownCode(page), identity: who, result: 'passed' });
  await expect(page).toHaveURL(/account$/, { timeout: 15_000 });
  await typeAccount(page, mobile);
  await next(page).click();
  await expect(page.getByText('注册成功')).toBeVisible();
});

test('whom Alipay does not take is told so, and the APP’s code goes on', async ({ page }) => {
  const sample = await nextSample();
  await page.goto('/person/register');
  await typeIdentity(page, sample.legal_representative);
  await next(page).click();
  await expect(page).toHaveURL(/face$/);
  const own = await shownCode(page);
  await page.route('**/v1/face-verifications', (route) =>
    route.fulfill(problem(422, 'face.document_not_taken')),
  );
  await page.getByLabel('支付宝').click();
  await expect(page.getByRole('alert')).toContainText('样例说明。');
  await expect(page.getByLabel('江苏智慧人社 APP')).toBeChecked();
  expect(await shownCode(page)).toBe(own);
  await showFace(page, sample.legal_representative);
  await expect(page).toHaveURL(/account$/, { timeout: 15_000 });
});
