/** Loaded before a packaged main process, to give it the stand-in for `electron`. */
import { registerHooks } from 'node:module'

// A packaged program has no script among its arguments.
process.argv.splice(1, 1)
Object.defineProperty(process, 'resourcesPath', { value: process.env.RESOURCES })

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
})
