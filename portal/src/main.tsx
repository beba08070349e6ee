// The start of the portal.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { language } from './frame/language';
import { router } from './routes';
import '../theme/yinxin.css';
import './portal.css';

const queries = new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 10_000 } } });

document.documentElement.lang = language();
const place = document.getElementById('root');
// In a transition the first page is drawn in slices, so that a slow phone takes a tap meanwhile.
if (place) {
  const root = createRoot(place);
  const draw = () =>
    startTransition(() =>
      root.render(
        <StrictMode>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </StrictMode>,
      ),
    );
  router.load().then(draw, draw);
}
