import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { InlineConfig } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const electron = join(root, 'electron')
const outDir = join(root, 'dist/electron')

/**
 * What runs in the main process: the entry, and each worker as its own file, because workers are
 * started by a path relative to the code that starts them. Packages are not bundled: they are
 * shipped in node_modules, where their fonts, WebAssembly and native code can be found.
 *
 * @param decoderSha256 - The hash of the decoder.html shipped with it, in hexadecimal.
 */
export function mainConfig(decoderSha256: string): InlineConfig {
  return {
    ...shared,
    define: { DECODER_SHA256: JSON.stringify(decoderSha256) },
    build: {
      ...shared.build,
      ssr: true, // code for Node: packages are left as imports
      emptyOutDir: true,
      rolldownOptions: {
        input: [join(electron, 'main.ts'), ...workers()],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared-[name].js' },
        external: ['electron'],
      },
    },
  }
}

/** The preload is one self-contained CommonJS file: a sandboxed one cannot load a second. */
export function preloadConfig(): InlineConfig {
  return {
    ...shared,
    ssr: { noExternal: true },
    build: {
      ...shared.build,
      ssr: true,
      emptyOutDir: false,
      rolldownOptions: {
        input: join(electron, 'preload.ts'),
        output: { format: 'cjs', entryFileNames: 'preload.cjs' },
        external: ['electron'],
      },
    },
  }
}

const shared = {
  configFile: false,
  root,
  publicDir: false,
  logLevel: 'warn',
  build: { outDir, target: 'node24', minify: false, sourcemap: false },
} as const satisfies InlineConfig

function workers(): string[] {
  return readdirSync(electron, { recursive: true, encoding: 'utf8' })
    .filter((path) => basename(path).endsWith('-worker.ts'))
    .map((path) => join(electron, path))
}
