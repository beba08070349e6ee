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
  what: { bundle?: string; bundle_name?: string; matter?: string },
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

export type Replies = Record<string, object | ((route: Route) => Promise<unknown>)>;

/** Answers for the service: `'GET /v1/centre'` to a body, or to what a test does itself. Nothing else is answered. */
export async function serve(page: Page, replies: Replies) {
  const all: Replies = {
    'POST /v1/sessions/refresh': { access_token: 'sample', token_type: 'Bearer', expires_in: 600 },
    'GET /v1/centre': centre(),
    'GET /v1/bundles': BUNDLES,
    ...replies,
  };
  await page.route('**/v1/**', (route) => {
    const reply = all[`${route.request().method()} ${new URL(route.request().url()).pathname}`];
    if (typeof reply === 'function') return reply(route);
    return route.fulfill(reply ? { json: reply } : problem(404, 'request.not_found'));
  });
}
