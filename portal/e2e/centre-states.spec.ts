// The centre's pages in each state, with replies that are made: a browser and the portal are enough.
import { expect, type Route, test } from '@playwright/test';
import {
  AGENT,
  CASE,
  centre,
  grant,
  matter,
  member,
  people,
  REPLIES,
  SIGNED_IN_PAGES,
  serve,
} from './centre-replies';
import { PageObject } from './page-object';
import { PHONE } from './phone';
import { problem } from './states';

for (const [address, name] of SIGNED_IN_PAGES)
  test(`${address} is accessible, named and fits`, async ({ page }) => {
    await serve(page, REPLIES);
    await new PageObject(page, address, name).open();
  });

/** Pages that ask for something before they show anything. */
const ASKING = SIGNED_IN_PAGES.map(([address]) => address).filter(
  (address) => !address.startsWith('/account/mobile') && !address.endsWith('/new'),
);
/** Every question answered so. */
const every = (answer: (route: Route) => Promise<unknown>) =>
  Object.fromEntries(
    [...Object.keys(REPLIES), 'GET /v1/centre', 'GET /v1/bundles']
      .filter((asked) => asked.startsWith('GET '))
      .map((asked) => [asked, answer]),
  );

for (const address of ASKING) {
  test(`${address} shows that it loads, and then a fault where it happened`, async ({ page }) => {
    const late = async (route: Route) => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await route.fulfill(problem(503, 'fault.passing', { retry_after_s: 1 }));
    };
    await serve(page, { ...REPLIES, ...every(late) });
    await page.goto(address);
    await expect(page.getByRole('status', { name: '正在加载' }).first()).toBeVisible();
    await expect(page.getByRole('alert').first()).toContainText('样例说明。');
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  });

  test(`${address} leads to why a session ended, and knows where to come back to`, async ({ page }) => {
    await serve(page, { ...REPLIES, ...every((route) => route.fulfill(problem(401, 'session.ended'))) });
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('登录已结束');
    expect(new URL(page.url()).searchParams.get('from')).toBe(address);
  });
}

test('a new organisation has no cases and no favourites, and is told where to begin', async ({ page }) => {
  const none = { in_progress: 0, finished: 0, to_be_rated: 0 };
  await serve(page, {
    'GET /v1/centre': centre({ counts: none, newest: [], favourites: [], recommended: [] }),
  });
  await page.goto('/centre');
  await expect(page.getByText('还没有办件。可以从下面的推荐事项开始办理。')).toBeVisible();
  await expect(page.getByText('还没有收藏。')).toBeVisible();
  await expect(page.getByText('暂无推荐事项。')).toBeVisible();
});

test('an agent sees no way to the people', async ({ page }) => {
  const { own } = centre();
  await serve(page, { 'GET /v1/centre': centre({ own: { ...own, role: 'agent', may: ['own_sessions'] } }) });
  await page.goto('/centre');
  await expect(page.getByText('经办人', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: '经办人管理' })).toHaveCount(0);
});

test('a list that is refused says why and is no empty list', async ({ page }) => {
  await serve(page, { ...REPLIES, 'GET /v1/cases': (route) => route.fulfill(problem(503, 'fault.passing')) });
  await page.goto('/centre/cases?state=finished');
  await expect(page.getByRole('alert')).toContainText('样例说明。');
  await expect(page.getByText('这里还没有办件。')).toHaveCount(0);
});

test('the next page of cases is added to the one before', async ({ page }) => {
  const { counts } = REPLIES['GET /v1/cases'];
  await serve(page, {
    'GET /v1/cases': (route) => {
      const after = new URL(route.request().url()).searchParams.get('after');
      const body = after
        ? { cases: [{ ...CASE, case: 'cas_9', title: '第二页的办件' }], counts }
        : { cases: [CASE], counts, next_after: 'more' };
      return route.fulfill({ json: body });
    },
  });
  await page.goto('/centre/cases');
  await page.getByRole('button', { name: '更多' }).click();
  await expect(page.getByRole('link', { name: '第二页的办件' })).toBeVisible();
  await expect(page.getByRole('link', { name: CASE.title })).toBeVisible();
  await expect(page.getByRole('button', { name: '更多' })).toHaveCount(0);
});

test('a search stands in its field as it was typed, and finding nothing leads on', async ({ page }) => {
  const asked: string[] = [];
  await serve(page, {
    'GET /v1/matters': (route) => {
      asked.push(new URL(route.request().url()).searchParams.get('query') ?? '');
      return route.fulfill({ json: { matters: [], categories: [], total: 0 } });
    },
  });
  await page.goto('/centre');
  await page.getByLabel('查询事项').fill('0123');
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page.getByText('没有找到事项。请换一个词，或试试拼音首字母。')).toBeVisible();
  await expect(page.getByLabel('查询事项')).toHaveValue('0123');
  expect(asked).toEqual(['0123']);
});

test('a favourite too many says so where the star is', async ({ page }) => {
  await serve(page, {
    ...REPLIES,
    'PUT /v1/matters/m.enrol/favourite': (route) => route.fulfill(problem(422, 'matter.favourites_full')),
  });
  await page.goto('/centre/matters');
  await page.getByRole('button', { name: '收藏单位职工参保登记' }).click();
  await expect(page.getByRole('alert')).toContainText('样例说明。');
});

test('who may not do a matter is told who could let them and who could do it', async ({ page }) => {
  await serve(page, {
    'GET /v1/matters/m.enrol': {
      ...matter('m.enrol', '单位职工参保登记', { allowed: false, reason: 'not_granted' }),
      granters: [
        { name: '尤**', role: 'legal_representative', may_grant: true },
        { name: '周*', role: 'administrator', may_grant: false },
      ],
    },
  });
  await page.goto('/centre/matters/m.enrol');
  await expect(page.getByText('以下人员可以为您授权：')).toBeVisible();
  await expect(page.getByText('以下人员可以办理：')).toBeVisible();
  await expect(page.getByRole('button', { name: '办理' })).toHaveCount(0);
});

test('a mandate goes by a form into the window of the click, never into an address', async ({
  page,
  context,
}) => {
  const posted: string[] = [];
  await context.route(`${PHONE}/**`, async (route) => {
    posted.push(`${route.request().method()} ${route.request().url()} ${route.request().postData()}`);
    await route.fulfill({ contentType: 'text/html', body: '<h1>sample</h1>' });
  });
  const attempts: string[] = [];
  await serve(page, {
    ...REPLIES,
    'POST /v1/matters/m.enrol/cases': (route) => {
      attempts.push(route.request().postDataJSON().attempt);
      return attempts.length === 1
        ? route.abort()
        : route.fulfill({
            status: 201,
            json: {
              case: 'cas_1',
              mandate: 'a.b.c',
              url: `${PHONE}/begin`,
              expires_at: CASE.updated_at,
            },
          });
    },
  });
  await page.goto('/centre/matters/m.enrol');
  const begin = page.getByRole('button', { name: '办理' });
  await begin.click();
  await expect(page.getByRole('alert')).toContainText('网络没有连通');
  expect(context.pages()).toHaveLength(1);
  const opened = context.waitForEvent('page');
  await begin.click();
  const system = await opened;
  await expect(system.getByRole('heading')).toHaveText('sample');
  expect(posted).toEqual([`POST ${PHONE}/begin mandate=a.b.c`]);
  // The same click sent again is the same beginning.
  expect(attempts[0]).toBe(attempts[1]);
  await expect(page.getByRole('link', { name: '查看办件' })).toBeVisible();
});

test('a rating that came twice is refused and says why', async ({ page }) => {
  await serve(page, {
    ...REPLIES,
    'POST /v1/cases/cas_1/rating': (route) => route.fulfill(problem(409, 'rating.given')),
  });
  await page.goto('/centre/cases/cas_1');
  await page.getByLabel('满意度').selectOption('4');
  await page.getByRole('button', { name: '提交评价' }).click();
  await expect(page.getByRole('alert')).toContainText('样例说明。');
  await expect(page.getByLabel('满意度')).toHaveValue('4');
});

test('places say how they stand: invited, over, soon over; ten are full', async ({ page }) => {
  await serve(page, REPLIES);
  await page.goto('/centre/people');
  await expect(page.getByText('待接受')).toBeVisible();
  await expect(page.getByText('已到期')).toBeVisible();
  await expect(page.getByText(/还有 1[12] 天/).first()).toBeVisible();
  await expect(page.getByText('社会保险、单项业务 1 项')).toBeVisible();
  await page.unrouteAll();
  const agents = Array.from({ length: 10 }, (_, at) => member({ membership: `mem_${at}` }));
  await serve(page, { 'GET /v1/organisation/agents': people({ agents }) });
  await page.goto('/centre/people');
  await expect(page.getByText('10 / 10')).toBeVisible();
  await expect(page.getByText('已有 10 名经办人，不能再添加。')).toBeVisible();
  await expect(page.getByRole('link', { name: '添加经办人' })).toHaveCount(0);
});

test('an administrator changes nothing of their own place', async ({ page }) => {
  const { own } = centre();
  const may: typeof own.may = ['see_people', 'add_agent', 'change_agent', 'remove_agent', 'grant'];
  await serve(page, {
    ...REPLIES,
    'GET /v1/centre': centre({ own: { ...own, role: 'administrator', may } }),
  });
  await page.goto('/centre/people/administrator');
  await expect(page.getByText('本人的授权期限由法定代表人或管理员修改。')).toBeVisible();
  await expect(page.getByRole('button', { name: '删除' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: '保存' })).toHaveCount(0);
});

test('removing asks once more, and the question has the focus', async ({ page }) => {
  let removed = 0;
  await serve(page, {
    ...REPLIES,
    'DELETE /v1/organisation/agents/mem_1': (route) => {
      removed += 1;
      return route.fulfill({ json: { membership: 'mem_1' } });
    },
  });
  await page.goto('/centre/people/mem_1');
  await page.getByRole('button', { name: '删除' }).click();
  await expect(page.getByText('将立即不能办理本单位业务。')).toBeFocused();
  expect(removed).toBe(0);
  await page.getByRole('button', { name: '确认删除' }).click();
  await expect(page).toHaveURL(/\/centre\/people$/);
  expect(removed).toBe(1);
});

test('a grant that is over is renewed by a tick, and one that stays keeps its end', async ({ page }) => {
  let saved: { revision: number; grants: { bundle?: string; matter?: string; period: object }[] } | undefined;
  await serve(page, {
    ...REPLIES,
    'PUT /v1/organisation/agents/mem_1/grants': (route) => {
      saved = route.request().postDataJSON();
      return route.fulfill({ json: AGENT });
    },
  });
  await page.goto('/centre/people/mem_1/grants');
  await expect(page.getByText('没有改动')).toBeVisible();
  await expect(page.getByText('工伤认定申请', { exact: true })).toBeVisible();
  await expect(page.getByLabel('就业创业')).not.toBeChecked();
  await expect(page.getByText('原授权已到期')).toBeVisible();
  await page.getByLabel('就业创业').check();
  await page.getByRole('button', { name: '移除工伤认定申请' }).click();
  await expect(page.getByText('新增 1 项，撤销 1 项')).toBeVisible();
  await expect(page.getByText('新增：就业创业')).toBeVisible();
  await expect(page.getByText('撤销：工伤认定申请')).toBeVisible();
  await page.getByRole('textbox', { name: '授权至' }).fill('');
  await expect(page.getByText('请填写授权结束日期。')).toBeVisible();
  await expect(page.getByRole('button', { name: '保存' })).toHaveCount(0);
  await page.getByRole('button', { name: '3 个月' }).click();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page).toHaveURL(/\/centre\/people$/);
  expect(saved?.revision).toBe(1);
  expect(saved?.grants.map(({ bundle, matter: single }) => bundle ?? single)).toEqual([
    'social-insurance',
    'employment',
  ]);
  const [kept] = AGENT.grants;
  expect(saved?.grants[0]?.period).toEqual(kept?.period);
});

test('when somebody else saved meanwhile, their grants show and one’s own changes stay', async ({ page }) => {
  const revisions: number[] = [];
  const theirs = { ...AGENT, revision: 2, grants: [...AGENT.grants, grant({ matter: 'm.pay' }, 10)] };
  await serve(page, {
    ...REPLIES,
    'GET /v1/organisation/agents': (route) =>
      route.fulfill({ json: people({ agents: [revisions.length === 0 ? AGENT : theirs] }) }),
    'PUT /v1/organisation/agents/mem_1/grants': (route) => {
      const body = route.request().postDataJSON();
      revisions.push(body.revision);
      return body.revision === 2
        ? route.fulfill({ json: theirs })
        : route.fulfill(problem(409, 'grant.changed', { revision: 2 }));
    },
  });
  await page.goto('/centre/people/mem_1/grants');
  await page.getByLabel('社会保险').uncheck();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('该人员的授权刚被他人修改')).toBeVisible();
  await expect(page.getByText('他人新增：社会保险费申报')).toBeVisible();
  await expect(page.getByLabel('社会保险')).not.toBeChecked();
  await expect(page.getByText('新增 0 项，撤销 1 项')).toBeVisible();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page).toHaveURL(/\/centre\/people$/);
  expect(revisions).toEqual([1, 2]);
});

test('a period that reaches too far is refused where it was chosen, in the reply’s words', async ({
  page,
}) => {
  await serve(page, {
    ...REPLIES,
    'PUT /v1/organisation/agents/mem_1/grants': (route) =>
      route.fulfill(
        problem(422, 'request.fields', {
          errors: [{ pointer: '/grants/0/period', code: 'period.over', detail: '截止时间须晚于现在。' }],
        }),
      ),
  });
  await page.goto('/centre/people/mem_1/grants');
  await page.getByLabel('已有的授权也改为这一天结束').check();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('alert')).toContainText('截止时间须晚于现在。');
});

test('English has no Chinese but names of the organisation’s own', async ({ page }) => {
  await serve(page, { ...REPLIES, 'GET /v1/organisation/agents': people() });
  await page.goto('/centre/people');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('People');
  const words = ((await page.locator('main').textContent()) ?? '').replaceAll('尤**', '');
  expect(words).not.toMatch(/\p{Script=Han}/u);
});
