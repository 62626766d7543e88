/** Shared by all runs of Vitest. */
import { join } from 'node:path'
import { PATIENCE } from './fixtures/patience.ts'

// Many tests start processes and threads, each of which loads the app's modules again.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../node_modules/.cache/compiled')

/** Options of the whole run, not of a project in it. */
export const globalSetup = join(import.meta.dirname, 'state-seed.ts')

export const shared = {
  setupFiles: [join(import.meta.dirname, 'seeds.ts')],
  testTimeout: PATIENCE,
  hookTimeout: PATIENCE,
  teardownTimeout: PATIENCE,
  // A worker that reads a picture compiles WebAssembly and ends, hundreds of times in a run; when V8
  // frees such code while another thread compiles, Node can crash: https://github.com/nodejs/node/issues/64500
  execArgv: ['--no-wasm-code-gc'],
  tags: [{ name: 'thorough', description: 'takes long and seldom finds anything; left out by npm test' }],
}
