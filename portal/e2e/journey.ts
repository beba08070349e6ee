// What people do in the page, step by step, with the simulated phone in their hand.
import { expect, type Page } from '@playwright/test';
import { ask } from './phone';

export type Identity = { id_type: string; id_number: string; name: string; country?: string };
export type Sample = {
  credit_code: string;
  name: string;
  legal_representative: Identity;
  mobile: string;
};

/** A resident and a mobile that are nobody's, others each time (the last character checks as GB 11643 says). */
export function inventResident(): { who: Identity; mobile: string } {
  const now = String(Date.now());
  const body = `320282${1950 + (Number(now.slice(-4)) % 50)}0${1 + (Number(now.slice(-5, -4)) % 9)}15${now.slice(-7, -4)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (weights[at] ?? 0), 0);
  return {
    who: { id_type: 'resident_id', id_number: `${body}${'10X98765432'[sum % 11]}`, name: '贾样例' },
    mobile: `197${now.slice(-8)}`,
  };
}

export const PASSWORD = 'Shuhua-72-Lake';

/** An organisation of the register that nobody has registered, and its legal representative. */
export const nextSample = async () => (await ask<{ sample: Sample }>('/sample')).sample;

const messages = async (mobile: string) =>
  (await ask<{ messages: string[] }>(`/sms/${encodeURIComponent(mobile)}`)).messages;

/** Waits for a message that is newer than the `before` that were there: under load the last one is the one before. */
export async function newMessage(mobile: string, before: number): Promise<string> {
  await expect.poll(async () => (await messages(mobile)).length, { timeout: 20_000 }).toBeGreaterThan(before);
  return (await messages(mobile)).at(-1) ?? '';
}
/** The link of an invitation that came after the `before` messages that were there. */
export async function newLink(mobile: string, before: number): Promise<string> {
  const link = async () =>
    (await messages(mobile))
      .slice(before)
      .map((message) => message.match(/http\S+#[\w-]+/)?.[0])
      .find((found) => found !== undefined);
  await expect.poll(link, { timeout: 20_000 }).toBeTruthy();
  return (await link()) ?? '';
}
export const countMessages = async (mobile: string) => (await messages(mobile)).length;

/** The text of the code that the page shows, from the link that opens the simulated phone with it. */
export async function shownCode(page: Page): Promise<string> {
  const link = page.locator('a[href*="#qr="]');
  const href = (await link.getAttribute('href')) ?? '';
  return decodeURIComponent(href.slice(href.indexOf('#qr=') + 4));
}

/** Somebody shows their face to the phone, before the code that the page shows. */
export async function showFace(page: Page, identity: Identity, result: 'passed' | 'failed' = 'passed') {
  await ask('/scan', { qr: await shownCode(page), identity, result });
}

export async function typeIdentity(page: Page, identity: Identity) {
  await page.getByLabel('证件类型').selectOption(identity.id_type);
  if (identity.country) await page.getByLabel('签发国家或地区').fill(identity.country);
  await page.getByLabel('证件号码').fill(identity.id_number);
  await page.getByLabel('姓名').fill(identity.name);
}

/** The step 填写账户信息: a password, a mobile, and the code that comes to it. */
export async function typeAccount(page: Page, mobile: string, password = PASSWORD) {
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByLabel('确认密码', { exact: true }).fill(password);
  await proveMobile(page, mobile);
}

export async function proveMobile(page: Page, mobile: string) {
  const before = await countMessages(mobile);
  await page.getByLabel('移动电话').fill(mobile);
  await page.getByRole('button', { name: '获取验证码' }).click();
  const message = await newMessage(mobile, before);
  // As people paste it: the code with the words before it.
  await page.getByLabel('短信验证码').fill(message.match(/验证码\d{6}/)?.[0] ?? '');
}

export const next = (page: Page) => page.getByRole('button', { name: '下一步' });

/** A person registers, from the first field to 注册成功. */
export async function registerPerson(page: Page, identity: Identity, mobile: string) {
  await page.goto('/person/register');
  await typeIdentity(page, identity);
  await next(page).click();
  await expect(page).toHaveURL(/\/person\/register\/face$/);
  await showFace(page, identity);
  await expect(page).toHaveURL(/\/person\/register\/account$/, { timeout: 15_000 });
  await typeAccount(page, mobile);
  await next(page).click();
  await expect(page.getByText('注册成功')).toBeVisible();
}

export async function typeOrganisation(page: Page, sample: Sample) {
  await page.getByLabel('统一社会信用代码').fill(sample.credit_code);
  await page.getByLabel('单位全称').fill(sample.name);
  const { id_type, id_number, name, country } = sample.legal_representative;
  await page.getByLabel('法定代表人证件类型').selectOption(id_type);
  if (country) await page.getByLabel('签发国家或地区').fill(country);
  await page.getByLabel('法定代表人证件号码').fill(id_number);
  await page.getByLabel('法定代表人姓名').fill(name);
  await page.getByRole('checkbox').check();
}

/** A registered legal representative registers their organisation; gives its number. */
export async function registerOrganisation(page: Page, sample: Sample): Promise<string> {
  await page.goto('/register');
  await typeOrganisation(page, sample);
  await next(page).click();
  await expect(page).toHaveURL(/\/register\/face$/);
  await showFace(page, sample.legal_representative);
  await expect(page).toHaveURL(/\/register\/account$/, { timeout: 15_000 });
  await expect(page.getByText('人脸认证已通过,请您在10分钟内完成注册!')).toBeVisible();
  await typeAccount(page, sample.mobile);
  await next(page).click();
  await expect(page.getByText('注册成功')).toBeVisible();
  return ((await page.locator('.copy .number').textContent()) ?? '').replace(/\s/g, '');
}

export async function signIn(page: Page, organisation: string, account: string, password = PASSWORD) {
  await page.goto('/sign-in?way=password');
  await page.getByLabel('统一社会信用代码').fill(organisation);
  await page.getByLabel('证件号码').fill(account);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** The hall asks once more who it is, where that was too long ago. */
export async function proveIfAsked(page: Page) {
  const dialog = page.getByRole('dialog');
  if (await dialog.isVisible()) {
    await dialog.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await dialog.getByRole('button', { name: '确认' }).click();
  }
}

export async function typeInvitation(page: Page, { legal_representative: who }: Sample) {
  await page.getByLabel('证件类型').selectOption(who.id_type);
  await page.getByLabel('证件号码').fill(who.id_number);
  await page.getByLabel('姓名').fill(who.name);
  await page.getByLabel('开始日期').fill(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
  await page.getByLabel('结束日期').fill(new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10));
}

/** Opens the link of an SMS and accepts, as the invited person does. */
export async function accept(page: Page, link: string, mobile: string) {
  await page.goto('/');
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('邀请');
  await expect(page).toHaveURL(/\/i$/);
  await proveMobile(page, mobile);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByLabel('确认密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '接受邀请' }).click();
  await expect(page.getByText('您已接受邀请。')).toBeVisible();
}

/** A company of the register with its legal representative, both registered; gives its number. */
export async function registerCompany(page: Page, sample: Sample): Promise<string> {
  await registerPerson(page, sample.legal_representative, sample.mobile);
  return registerOrganisation(page, sample);
}

/** What the APP asks the service, signed in as its person. */
export class App {
  private constructor(
    private readonly base: string,
    private readonly token: string,
  ) {}

  static async of(base: string, sample: Sample): Promise<App> {
    const { id_type, id_number, country } = sample.legal_representative;
    const body = { id_type, id_number, ...(country ? { country } : {}), password: PASSWORD };
    const { access_token } = await post<{ access_token: string }>(base, '/v1/person-sessions', body);
    return new App(base, access_token);
  }

  scan = (qr: string) => post<Scanned>(this.base, '/v1/qr-approvals/scan', { qr }, this.token);

  decide = (decision: object) =>
    post<{ state: string }>(this.base, '/v1/qr-approvals/decision', decision, this.token);

  async organisation(): Promise<string> {
    const response = await fetch(`${this.base}/v1/me`, { headers: headersOf(this.token) });
    const { organisations } = (await response.json()) as { organisations: { organisation: string }[] };
    return organisations[0]?.organisation ?? '';
  }
}

type Scanned = { qr_sign_in: string; numbers: number[] };

const headersOf = (token?: string) => ({
  'content-type': 'application/json',
  'x-forwarded-for': '198.19.0.1',
  ...(token ? { authorization: `Bearer ${token}` } : {}),
});

async function post<T>(base: string, path: string, body: object, token?: string): Promise<T> {
  const response = await fetch(`${base}${path}`, {
    method: 'POST',
    headers: headersOf(token),
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
