import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { FaultPage } from './fault.tsx';
import { NotFoundPage } from './not-found.tsx';
import { PAGES } from './pages.ts';
import { Shell } from './shell.tsx';

/** The addresses of the app. A page's filters live in the search part, as plain text, so that an address can be sent. */

const root = createRootRoute({
  component: Shell,
  validateSearch: (search: Readonly<Record<string, unknown>>) => search,
});

const routes = PAGES.map((page) =>
  createRoute({ getParentRoute: () => root, path: page.path, component: page.component }),
);

/** The bare address: the frame leads on from it (shell.tsx), and meanwhile there is nothing to show. */
const bare = createRoute({ getParentRoute: () => root, path: '/' });

export const router = createRouter({
  routeTree: root.addChildren([bare, ...routes]),
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: FaultPage,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
    const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
    return text === '' ? '' : `?${text}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
