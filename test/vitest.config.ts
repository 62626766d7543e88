import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { globalSetup, shared } from './vitest.shared.ts'

/** Files that replace a module, or that need the real one others replace. */
const APART = [
  'test/shell/**/*.test.ts',
  'test/vault/{vectors,slots/kdf,slots/warm-worker}.test.ts',
  'test/intake/reading/reading-thread.test.ts',
  'test/renderer/decoder/reading/missing-webcrypto.test.ts',
  'test/sheets/typeface/glyph-runs.test.ts',
]

/** State classes of the window: Svelte compiles their runes. */
const WINDOW_STATE = 'test/renderer/**/*.svelte.test.ts'

export default defineConfig({
  test: {
    globalSetup,
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/faults/**', 'test/interop/**', WINDOW_STATE, ...APART],
          setupFiles: [
            ...shared.setupFiles,
            'test/native-argon2.ts',
            'test/cheap-scrypt.ts',
            'test/reading-here.ts',
            'test/one-picture-worker.ts',
          ],
          // Modules are loaded once per process, not once per file; nothing in them depends on which
          // file ran before.
          isolate: false,
        },
      },
      { test: { ...shared, name: 'apart', include: APART } },
      {
        // The window's state, with the reactivity of a browser but without the browser.
        plugins: [svelte({ configFile: false, dynamicCompileOptions: () => ({ generate: 'client' }) })],
        ssr: { resolve: { conditions: ['browser'] } },
        test: {
          ...shared,
          name: 'window',
          include: [WINDOW_STATE],
          isolate: false,
          server: { deps: { inline: ['svelte'] } },
        },
      },
    ],
  },
})
