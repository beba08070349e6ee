// The routes: a page is one line.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { type ComponentType, Suspense } from 'react';
import Home from './pages/home/page';
import NotFound from './pages/not-found/page';
import SignIn from './pages/sign-in/page';
import { Layout } from './parts/page';
import { Skeleton } from './parts/states';
import { Acts } from './parts/step-up';

const root = createRootRoute({
  component: () => (
    <Acts>
      <Layout>
        <Suspense fallback={<Skeleton />}>
          <Outlet />
        </Suspense>
      </Layout>
    </Acts>
  ),
  notFoundComponent: NotFound,
});

const page = <P extends string>(path: P, load: () => Promise<{ default: ComponentType }>) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) });

/** The two pages where people come in are there at once; any other is loaded when it is needed. */
const first = <P extends string>(path: P, component: () => React.ReactNode) =>
  createRoute({ getParentRoute: () => root, path, component });

const pages = [
  first('/', Home),
  first('/sign-in', SignIn),
  page('/sign-in/person', () => import('./pages/sign-in-person/page')),
  page('/register', () => import('./pages/register/page')),
  page('/register/face', () => import('./pages/register/face')),
  page('/register/account', () => import('./pages/register/account')),
  page('/register/done', () => import('./pages/register/done')),
  page('/person/register', () => import('./pages/person-register/page')),
  page('/person/register/face', () => import('./pages/person-register/face')),
  page('/person/register/account', () => import('./pages/person-register/account')),
  page('/person/register/done', () => import('./pages/person-register/done')),
  page('/i', () => import('./pages/invitation/page')),
  page('/password', () => import('./pages/password/page')),
  page('/password/face', () => import('./pages/password/face')),
  page('/password/new', () => import('./pages/password/new')),
  page('/password/done', () => import('./pages/password/done')),
  page('/me', () => import('./pages/me/page')),
  page('/account', () => import('./pages/account/page')),
  page('/account/mobile', () => import('./pages/mobile/page')),
  page('/account/mobile/new', () => import('./pages/mobile/new')),
  page('/account/mobile/done', () => import('./pages/mobile/done')),
  page('/centre', () => import('./pages/centre/page')),
  page('/centre/organisations', () => import('./pages/me/organisations')),
  page('/centre/cases', () => import('./pages/centre/cases')),
  page('/centre/cases/$case', () => import('./pages/centre/case')),
  page('/centre/matters', () => import('./pages/centre/matters')),
  page('/centre/matters/$matter', () => import('./pages/centre/matter')),
  page('/centre/people', () => import('./pages/people/page')),
  page('/centre/people/administrator', () => import('./pages/people/administrator')),
  page('/centre/people/agents/new', () => import('./pages/people/agent-new')),
  page('/centre/people/$membership', () => import('./pages/people/one')),
  page('/centre/people/$membership/grants', () => import('./pages/people/grants')),
  page('/scan', () => import('./pages/scan/page')),
  page('/agreement', () => import('./pages/agreement/page')),
  page('/notice', () => import('./pages/notice/page')),
  page('/help', () => import('./pages/help/page')),
  page('/accessibility', () => import('./pages/accessibility/page')),
  page('/privacy', () => import('./pages/privacy/page')),
  page('/ended', () => import('./pages/ended/page')),
  page('/late', () => import('./pages/late/page')),
];

export const router = createRouter({
  routeTree: root.addChildren(pages),
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  scrollRestoration: true,
});
