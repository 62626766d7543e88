/** Loaded before a packaged main process, to give it the stand-in for `electron`. */
import { createRequire, registerHooks } from 'node:module'

const [, main = ''] = process.argv

// The SQLite module picks its native code by the platform, and that has to be the real one.
const Database = createRequire(main)('better-sqlite3') as new (path: string) => { close(): void }
new Database(':memory:').close()
Object.defineProperty(process, 'platform', { value: process.env.PLATFORM })

const { NOW } = process.env
if (NOW !== undefined) Date.now = () => Number(NOW)

// A packaged program has no script among its arguments.
process.argv.splice(1, 1)
Object.defineProperty(process, 'resourcesPath', { value: process.env.RESOURCES })

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
})
