// Journeys 1, 2 and 7 against the stack: registering, what a reload and the back button keep, a forgotten password.

import {
  next,
  nextSample,
  PASSWORD,
  registerOrganisation,
  registerPerson,
  showFace,
  shownCode,
  signIn,
  typeAccount,
  typeIdentity,
  typeOrganisation,
} from './journey';
import { expect, test } from './test';

test('a person registers, then their organisation, signs in, and is still signed in after a reload', async ({
  page,
}) => {
  const sample = await nextSample();
  await registerPerson(page, sample.legal_representative, sample.mobile);
  const number = await registerOrganisation(page, sample);
  expect(number).toMatch(/^\d{8}$/);
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(
    sample.legal_representative.id_number,
  );

  await signIn(page, number, sample.mobile, 'Not-the-word-9');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel('统一社会信用代码')).toHaveValue(number);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page).toHaveURL(/\/centre$/);
  await expect(page.getByRole('main')).toContainText(sample.name);
  await page.reload();
  await expect(page.getByRole('main')).toContainText(sample.name);
});

test('a reload and the back button lose nothing, and a face that is refused may be shown again', async ({
  page,
}) => {
  const sample = await nextSample();
  const who = sample.legal_representative;
  await page.goto('/person/register');
  await typeIdentity(page, who);
  await page.reload();
  await expect(page.getByLabel('姓名')).toHaveValue(who.name);
  await next(page).click();
  await expect(page).toHaveURL(/face$/);
  const code = await shownCode(page);
  await page.reload();
  expect(await shownCode(page)).toBe(code);
  await page.goBack();
  await expect(page.getByLabel('证件号码')).toHaveValue(who.id_number);
  await page.goForward();
  await showFace(page, who, 'failed');
  await expect(page.getByRole('alert')).toContainText('人脸识别没有通过', { timeout: 15_000 });
  await showFace(page, who);
  await expect(page).toHaveURL(/account$/, { timeout: 15_000 });
  await page.reload();
  await typeAccount(page, sample.mobile);
  await page.getByLabel('密码', { exact: true }).fill('short');
  await next(page).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await next(page).click();
  await expect(page.getByText('注册成功')).toBeVisible();
});

test('a step without its flow says so and leads to the first, and nothing is asked', async ({ page }) => {
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().includes('/v1/registrations')) asked += 1;
  });
  for (const step of ['face', 'account', 'done']) {
    await page.goto(`/register/${step}`);
    await expect(page.getByText('没有正在办理的业务')).toBeVisible();
  }
  await page.getByRole('link', { name: '从第一步开始' }).click();
  await expect(page).toHaveURL(/\/register$/);
  expect(asked).toBe(0);
});

test('ten minutes later the page says that it is too late, and what was typed is there', async ({ page }) => {
  const sample = await nextSample();
  await page.clock.install();
  await page.goto('/register');
  await typeOrganisation(page, sample);
  await page.route('**/v1/registrations', (route) =>
    route.fulfill({
      status: 201,
      json: {
        registration: 'reg_sample',
        token: 'sample',
        qr: 'https://hall.example/scan#sample',
        expires_at: '2026-01-01T00:10:00Z',
        expires_in_s: 600,
      },
    }),
  );
  await page.route('**/v1/registrations/reg_sample', (route) =>
    route.fulfill({
      json: {
        registration: 'reg_sample',
        step: 'awaiting_face',
        expires_at: '2026-01-01T00:10:00Z',
        expires_in_s: 600,
      },
    }),
  );
  await next(page).click();
  await expect(page).toHaveURL(/face$/);
  await page.clock.fastForward('08:05');
  const warning = page.getByRole('alertdialog');
  await expect(warning).toContainText('1:');
  await warning.getByRole('button').click();
  await page.clock.fastForward('02:00');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已超过办理时限');
  await page.getByRole('link', { name: '重新开始' }).click();
  await expect(page.getByLabel('单位全称')).toHaveValue(sample.name);
});

test('a forgotten password is set anew by the face, and the old one is good no more', async ({ page }) => {
  const sample = await nextSample();
  await registerPerson(page, sample.legal_representative, sample.mobile);
  const number = await registerOrganisation(page, sample);
  await page.goto('/password');
  await page.getByLabel('统一社会信用代码').fill(number);
  await page.getByLabel('证件号码').fill(sample.mobile);
  await next(page).click();
  await expect(page).toHaveURL(/\/password\/face$/);
  await showFace(page, sample.legal_representative);
  await expect(page).toHaveURL(/\/password\/new$/, { timeout: 15_000 });
  const chosen = 'Xinde-81-Bridge';
  await page.getByLabel('密码', { exact: true }).fill(chosen);
  await page.getByLabel('确认密码', { exact: true }).fill(chosen);
  await next(page).click();
  await expect(page.getByText('密码已修改')).toBeVisible();
  await signIn(page, number, sample.mobile);
  await expect(page.getByRole('alert')).toBeVisible();
  await signIn(page, number, sample.mobile, chosen);
  await expect(page).toHaveURL(/\/centre$/);
});
