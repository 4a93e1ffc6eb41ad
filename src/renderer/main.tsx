import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import './styles/fonts.css';
import './styles/global.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import * as z from 'zod';
import { LoadError } from './components/load-state.tsx';
import { connect } from './host/connect.ts';
import { HostContext, openHost } from './host/host-context.tsx';
import { startTexts } from './i18n.ts';
import { RescuePage } from './rescue/rescue-page.tsx';
import { router } from './shell/router.tsx';
import { theme } from './theme.ts';

// zod would compile its checks with `new Function`, which the content security policy forbids.
z.config({ jitless: true });

const queryClient = new QueryClient({
  defaultOptions: {
    // There is no network: 'online' would wait for one.
    queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always' },
  },
});

const element = document.getElementById('root');
if (element === null) throw new Error('index.html has no #root');
const root = createRoot(element);

async function start() {
  const language = await startTexts();
  try {
    const host = await openHost(await connect());
    host.client.host.setLanguage({ language }).catch(() => undefined);
    root.render(
      <StrictMode>
        <HostContext value={host}>
          <QueryClientProvider client={queryClient}>
            <MantineProvider theme={theme} forceColorScheme="light">
              <Notifications position="bottom-right" transitionDuration={0} limit={3} />
              {host.capabilities.isDamaged ? <RescuePage /> : <RouterProvider router={router} />}
            </MantineProvider>
          </QueryClientProvider>
        </HostContext>
      </StrictMode>,
    );
  } catch (error) {
    root.render(
      <MantineProvider theme={theme} forceColorScheme="light">
        <LoadError error={error} onRetry={() => void start()} />
      </MantineProvider>,
    );
  }
}

void start();
