import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../../platform/ui/tokens.css';
import { ApiProblem } from '../../platform/ui/api.ts';
import { FieldFaults } from '../../platform/ui/field-faults.tsx';
import { startTexts } from '../../platform/ui/texts.ts';
import { ThemeProvider } from '../../platform/ui/theme.tsx';
import { reloadForNewerBuild } from './newer-build.ts';
import { router } from './router.tsx';

reloadForNewerBuild();
await startTexts();

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      // A refusal stays a refusal; only a lost connection is worth another try.
      retry: (count, error) => !(error instanceof ApiProblem) && count < 2,
    },
  },
});

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <ThemeProvider>
        <RouterProvider router={router} />
        <FieldFaults />
      </ThemeProvider>
    </QueryClientProvider>
  </StrictMode>,
);
