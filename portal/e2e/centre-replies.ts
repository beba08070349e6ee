// Replies of an organisation's centre, so that its pages can be brought into each state without a stack.
import type { Page, Route } from '@playwright/test';
import type { components } from '../src/api/schema';
import { problem } from './states';

type Of = components['schemas'];
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

export const matter = (code: string, name: string, more: Partial<Of['Matter']> = {}): Of['Matter'] => ({
  matter: code,
  name,
  category: '社会保险',
  allowed: true,
  is_favourite: false,
  is_for_agents: true,
  ...more,
});
export const CASE: Of['Case'] = {
  case: 'cas_1',
  matter: 'm.enrol',
  title: '宜兴样例单位职工参保登记',
  status: 'in_progress',
  step: '窗口已受理',
  begun_at: inDays(-3),
  updated_at: inDays(-1),
  to_be_rated: false,
};
export const LEGAL_REPRESENTATIVE: Of['OwnPlace']['may'] = [
  'see_people',
  'appoint_administrator',
  'change_administrator',
  'remove_administrator',
  'add_agent',
  'change_agent',
  'remove_agent',
  'confirm_agent',
  'grant',
];
export const centre = (more: Partial<Of['Centre']> = {}): Of['Centre'] => ({
  organisation: {
    organisation: 'org_1',
    name: '宜兴样例环保设备股份有限公司',
    number: '20211300',
    credit_code: '91320282MABH50QB50',
  },
  own: {
    membership: 'mem_lr',
    role: 'legal_representative',
    name: '尤**',
    mobile: '138****0001',
    period: { from: inDays(-100) },
    may: LEGAL_REPRESENTATIVE,
    may_appoint_agents: true,
  },
  session: { idle_ends_at: inDays(0.02), idle_ends_in_s: 1800, ends_at: inDays(0.5), ends_in_s: 43_200 },
  counts: { in_progress: 3, finished: 12, to_be_rated: 1 },
  newest: [
    CASE,
    { ...CASE, case: 'cas_2', title: '失业保险稳岗返还申请', status: 'finished', to_be_rated: true },
  ],
  recommended: [
    matter('m.enrol', '单位职工参保登记'),
    matter('m.pay', '社会保险费申报', { is_favourite: true }),
  ],
  favourites: [matter('m.pay', '社会保险费申报', { is_favourite: true })],
  ...more,
});
export const member = (more: Partial<Of['Member']> = {}): Of['Member'] => ({
  membership: 'mem_1',
  person: 'per_1',
  role: 'agent',
  place: 'live',
  name: '孙**',
  id_type: 'resident_id',
  id_number: '**************2166',
  mobile: '138****0002',
  period: { from: inDays(-10), until: inDays(12) },
  grants: [],
  may_appoint_agents: false,
  revision: 1,
  ...more,
});
export const grant = (
  what: { bundle?: string; bundle_name?: string; matter?: string; matter_name?: string },
  days: number,
): Of['Grant'] => ({
  grant: `gra_${what.bundle ?? what.matter}`,
  ...what,
  period: { from: inDays(-30), until: inDays(days) },
});
export const people = (more: Partial<Of['People']> = {}): Of['People'] => ({
  organisation: 'org_1',
  organisation_name: '宜兴样例环保设备股份有限公司',
  version: 1,
  legal_representative: member({
    membership: 'mem_lr',
    role: 'legal_representative',
    name: '尤**',
    period: { from: inDays(-100) },
  }),
  agents: [],
  ...more,
});
export const BUNDLES: Of['BundlesTold'] = {
  bundles: [
    {
      code: 'social-insurance',
      name: '社会保险',
      matters: [
        { code: 'm.enrol', name: '单位职工参保登记' },
        { code: 'm.pay', name: '社会保险费申报' },
      ],
    },
    { code: 'employment', name: '就业创业', matters: [] },
  ],
};

export const MATTERS = {
  matters: [matter('m.enrol', '单位职工参保登记'), matter('m.own', '单位注销', { is_for_agents: false })],
  categories: ['社会保险', '就业创业'],
  total: 2,
};
export const DETAIL = {
  ...CASE,
  status: 'finished',
  to_be_rated: true,
  events: [{ sequence: 1, at: CASE.begun_at, status: 'in_progress', step: '大厅发起' }],
};
export const AGENT = member({
  grants: [
    grant({ bundle: 'social-insurance', bundle_name: '社会保险' }, 10),
    grant({ matter: 'm.single', matter_name: '工伤认定申请' }, 10),
    grant({ bundle: 'employment', bundle_name: '就业创业' }, -2),
  ],
});
export const PEOPLE = people({
  administrator: member({ membership: 'mem_a', role: 'administrator', name: '周*', place: 'invited' }),
  agents: [
    AGENT,
    member({ membership: 'mem_2', name: '吴**', period: { until: '2026-01-01T00:00:00+08:00' } }),
  ],
});
const PLACE = {
  organisation: 'org_1',
  organisation_name: '宜兴样例环保设备股份有限公司',
  membership: 'mem_lr',
  role: 'legal_representative',
  place: 'live',
} satisfies Of['PlaceOfMine'];
const SESSION = {
  session: 'ses_1',
  current: true,
  organisation: 'org_1',
  device: 'Chrome, Windows',
  amr: 'pwd',
  began_at: inDays(-0.1),
  used_at: inDays(0),
} satisfies Of['SessionTold'];
export const ME: Of['Me'] = {
  person: 'per_1',
  organisation: 'org_1',
  membership: 'mem_lr',
  name: '尤**',
  id_type: 'resident_id',
  id_number: '**************2166',
  mobile: '138****0002',
  session: centre().session,
  organisations: [
    PLACE,
    {
      ...PLACE,
      organisation: 'org_2',
      organisation_name: '宜兴样例陶艺有限公司',
      membership: 'mem_9',
      role: 'agent',
    },
    {
      ...PLACE,
      organisation: 'org_3',
      organisation_name: '宜兴样例茶业有限公司',
      membership: 'mem_8',
      role: 'administrator',
      place: 'invited',
    },
  ],
};
export const REPLIES = {
  'POST /v1/person-sessions/refresh': {
    access_token: 'sample',
    token_type: 'Bearer',
    expires_in: 600,
    idle_ends_in_s: 1800,
  },
  'GET /v1/me': ME,
  'GET /v1/sessions': {
    sessions: [
      SESSION,
      { ...SESSION, session: 'ses_2', current: false, device: 'Safari, iPhone', amr: 'qr' },
    ],
  },
  'GET /v1/cases': { cases: [CASE], counts: { in_progress: 1, finished: 0, to_be_rated: 0 } },
  'GET /v1/cases/cas_1': DETAIL,
  'GET /v1/matters': MATTERS,
  'GET /v1/matters/m.enrol': { ...matter('m.enrol', '单位职工参保登记'), granters: [] },
  'GET /v1/organisation/agents': PEOPLE,
};
/** Every page behind a session: address and name. */
export const SIGNED_IN_PAGES: [address: string, name: string][] = [
  ['/centre', '单位用户中心'],
  ['/centre/cases?state=in_progress', '办理中'],
  ['/centre/cases/cas_1', CASE.title],
  ['/centre/matters', '业务事项'],
  ['/centre/matters/m.enrol', '单位职工参保登记'],
  ['/centre/people', '经办人管理'],
  ['/centre/people/administrator', '管理员'],
  ['/centre/people/agents/new', '添加经办人'],
  ['/centre/people/mem_1', '孙**'],
  ['/centre/people/mem_1/grants', '业务授权'],
  ['/centre/organisations', '切换单位'],
  ['/account', '账户安全'],
  ['/account/mobile', '确认身份 - 更换移动电话'],
  ['/account/mobile/done', '更换完成 - 更换移动电话'],
  ['/me', '我的账户'],
];

export type Replies = Record<string, object | ((route: Route) => Promise<unknown>)>;

/** Answers for the service: `'GET /v1/centre'` to a body, or to what a test does itself. Nothing else is answered. */
export async function serve(page: Page, replies: Replies) {
  const all: Replies = {
    'POST /v1/sessions/refresh': {
      access_token: 'sample',
      token_type: 'Bearer',
      expires_in: 600,
      idle_ends_in_s: 1800,
    },
    'GET /v1/centre': centre(),
    'GET /v1/bundles': BUNDLES,
    ...replies,
  };
  await page.route('**/v1/**', (route) => {
    const asked = `${route.request().method()} ${new URL(route.request().url()).pathname}`;
    const reply = all[asked];
    // What the hall says of itself is the stack's own.
    if (asked === 'GET /v1/hall') return route.continue();
    if (typeof reply === 'function') return reply(route);
    return route.fulfill(reply ? { json: reply } : problem(404, 'request.not_found'));
  });
}
