import { defineConfig } from 'vitest/config'
import { shared } from './vitest.shared.ts'

/** These put something in the place of a module, or want the true one that others replace. */
const APART = [
  'test/shell/**/*.test.ts',
  'test/vault/{kdf,vectors}.test.ts',
  'test/renderer/decoder/missing-webcrypto.test.ts',
]

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/faults/**', 'test/interop/**', ...APART],
          setupFiles: [...shared.setupFiles, 'test/native-argon2.ts'],
          // The modules are loaded once a process, not once a file; nothing in them depends on who came before.
          isolate: false,
        },
      },
      { test: { ...shared, name: 'apart', include: APART } },
    ],
  },
})
