// Replies that bring a page into a state, so that the stack need not be broken.
import type { Page } from '@playwright/test';

/** A code that waits. */
export const serveQr = (page: Page) =>
  page.route('**/v1/qr-sign-ins', (route) =>
    route.fulfill({
      status: 201,
      json: {
        qr_sign_in: 'qr_sample',
        token: 'sample',
        qr: 'https://hall.example/scan?c=sample',
        number: 42,
        expires_at: '2026-01-01T00:02:00Z',
        expires_in_s: 120,
        interval_s: 60,
      },
    }),
  );

/** A refusal or a fault of the functions. */
export const problem = (status: number, code: string, more: object = {}) => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({
    type: `urn:yinxin:problem:${code}`,
    title: code,
    status,
    code,
    detail: '样例说明。',
    ...more,
  }),
});
