import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';

// Everything is bundled except what cannot be: Electron itself and the native driver, which is the
// only entry of `dependencies` and so the only package that the installer carries.
const notBundled = ['electron', /^better-sqlite3(\/.*)?$/];

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node20',
      // Readable stack traces matter more here than bytes.
      minify: false,
      sourcemap: false,
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          electron: resolve('src/main/hosts/electron/main.ts'),
          binaan: resolve('src/main/hosts/command-line/main.ts'),
          'task-worker': resolve('src/main/threads/worker.ts'),
          'report-worker': resolve('src/main/reports/worker.ts'),
        },
        external: notBundled,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node20',
      minify: false,
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve('src/preload/preload.ts') },
        external: ['electron'],
        // A sandboxed preload is run as CommonJS; the package is `"type": "module"`, hence `.cjs`.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      // The browser host serves it to whatever browser the office has.
      target: 'chrome120',
      // electron-vite leaves it unminified unless told.
      minify: true,
      rolldownOptions: { input: { index: resolve('src/renderer/index.html') } },
    },
  },
});
