import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserLaunch } from './tests/support/browser-launch.ts';

const launchOptions = await browserLaunch();

export default defineConfig({
  test: {
    environment: 'node',
    // Real SQLite and worker threads: a process of its own for each file, and no more of them than a small machine has cores.
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', 'tests/browser/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        plugins: [react()],
        optimizeDeps: {
          // Named, because what is found on the way makes vite load the tests anew.
          include: [
            '@mantine/core',
            '@mantine/dates',
            '@mantine/notifications',
            '@orpc/client',
            '@tabler/icons-react',
            '@tanstack/react-table',
            '@tanstack/react-virtual',
            'axe-core',
            'dayjs/locale/id',
            'i18next',
            'react',
            'react-dom/client',
            'react-hook-form',
            'react-i18next',
            'react/jsx-dev-runtime',
            'zod',
          ],
        },
        test: {
          // Components that live by real keys, layout and focus, in the browser that the e2e tests use.
          name: 'browser',
          include: ['tests/browser/**/*.test.tsx'],
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions,
              contextOptions: { locale: 'id-ID', permissions: ['clipboard-read', 'clipboard-write'] },
            }),
            instances: [{ browser: 'chromium', viewport: { width: 1366, height: 768 } }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A small machine that runs other tests beside takes its time.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
