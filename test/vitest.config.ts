import { defineConfig } from 'vitest/config'

/** These put something in the place of a module, or want the true one that others replace. */
const APART = [
  'test/shell/**/*.test.ts',
  'test/vault/{kdf,vectors}.test.ts',
  'test/renderer/decoder/missing-webcrypto.test.ts',
]

/** In milliseconds; ends a test that hangs. A machine with other work is ten times slower, and no test measures time. */
const TIMEOUT = 60_000

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/faults/**', 'test/interop/**', ...APART],
          setupFiles: ['test/native-argon2.ts'],
          // The modules are loaded once a process, not once a file; nothing in them depends on who came before.
          isolate: false,
          testTimeout: TIMEOUT,
        },
      },
      { test: { name: 'apart', include: APART, testTimeout: TIMEOUT } },
    ],
  },
})
