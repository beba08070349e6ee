// Journey 5 against the stack: an administrator is appointed, an agent invited and authorised, a matter begun, finished, rated.
import {
  accept,
  countMessages,
  newLink,
  nextSample,
  proveIfAsked,
  registerOrganisation,
  registerPerson,
  signIn,
  typeInvitation,
} from './journey';
import { expect, test } from './test';

test.setTimeout(240_000);

test('a company is set up by its people, and an agent begins a matter, sees it finished and rates it', async ({
  page,
  context,
}) => {
  const boss = await nextSample();
  await registerPerson(page, boss.legal_representative, boss.mobile);
  const number = await registerOrganisation(page, boss);
  // People of other companies of the register stand for colleagues: they are persons like any other.
  const administrator = await nextSample();
  await registerPerson(page, administrator.legal_representative, administrator.mobile);
  await signIn(page, number, boss.mobile);
  await expect(page).toHaveURL(/\/centre$/);
  await expect(page.getByText('还没有办件')).toBeVisible();

  await page.getByRole('link', { name: '经办人管理' }).click();
  await page.getByRole('link', { name: '添加管理员' }).click();
  await typeInvitation(page, administrator);
  const before = await countMessages(administrator.mobile);
  await page.getByRole('button', { name: '发送邀请' }).click();
  await proveIfAsked(page);
  await expect(page).toHaveURL(/\/centre\/people$/);
  await expect(page.getByText('待接受')).toBeVisible();
  await accept(page, await newLink(administrator.mobile, before), administrator.mobile);

  // The administrator's company registers too, so that the sample moves on to another person.
  await registerOrganisation(page, administrator);
  const agent = await nextSample();
  await registerPerson(page, agent.legal_representative, agent.mobile);
  // And the agent's, so that the next test's person is nobody's yet.
  await registerOrganisation(page, agent);
  await signIn(page, number, administrator.mobile);
  await expect(page).toHaveURL(/\/centre$/);
  await page.getByRole('link', { name: '经办人管理' }).click();
  await page.getByRole('link', { name: '添加经办人' }).click();
  await typeInvitation(page, agent);
  const sent = await countMessages(agent.mobile);
  await page.getByRole('button', { name: '发送邀请' }).click();
  await proveIfAsked(page);
  await expect(page.getByText('1 / 10')).toBeVisible();
  await page.getByRole('link', { name: '授权', exact: true }).click();
  await page.getByLabel('社会保险').check();
  await expect(page.getByText('新增 1 项，撤销 0 项')).toBeVisible();
  await page.getByRole('button', { name: '保存' }).click();
  await proveIfAsked(page);
  await expect(page).toHaveURL(/\/centre\/people$/);
  await accept(page, await newLink(agent.mobile, sent), agent.mobile);

  // The administrator is legal representative elsewhere, and goes there and back without signing in.
  await page.goto('/centre');
  await expect(page.getByRole('main')).toContainText(boss.name);
  await page.getByRole('link', { name: '切换单位' }).click();
  const places = page.getByRole('listitem');
  await expect(places.filter({ hasText: boss.name })).toContainText('您正在这个单位。');
  await places.filter({ hasText: administrator.name }).getByRole('button', { name: '进入单位中心' }).click();
  await expect(page).toHaveURL(/\/centre$/);
  await expect(page.getByRole('main')).toContainText(administrator.name);
  await expect(page.getByRole('main')).not.toContainText(boss.name);

  await signIn(page, number, agent.mobile);
  await expect(page).toHaveURL(/\/centre$/);
  await expect(page.getByRole('link', { name: '经办人管理' })).toHaveCount(0);
  await page.getByLabel('查询事项').fill('社保');
  await page.getByRole('button', { name: '查询' }).click();
  await page.goto('/centre/matters/social-insurance.enrolment');
  const opened = context.waitForEvent('page');
  await page.getByRole('button', { name: '办理' }).click();
  const system = await opened;
  await expect(system.getByRole('heading', { level: 1 })).toHaveText('样例办件系统');
  await expect(system.getByText('social-insurance.enrolment')).toBeVisible();
  await system.getByRole('button', { name: '告知大厅：已受理' }).click();
  await expect(system.getByText('已告知大厅：已受理。')).toBeVisible();
  await system.getByRole('button', { name: '告知大厅：已办结' }).click();
  await expect(system.getByText('已告知大厅：已办结。')).toBeVisible();
  await system.close();

  await page.goto('/centre');
  await page.getByRole('link', { name: /待评价 1/ }).click();
  await page.getByRole('main').getByRole('link', { name: '大厅发起的办件' }).click();
  await page.getByLabel('满意度').selectOption('5');
  await page.getByLabel('意见（可不填）').fill('很快，很清楚');
  await page.getByRole('button', { name: '提交评价' }).click();
  await expect(page.getByText('您的评价：5 分')).toBeVisible();
  await expect(page.getByRole('button', { name: '提交评价' })).toHaveCount(0);
});
