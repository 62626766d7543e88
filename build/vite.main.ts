import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { InlineConfig } from 'vite'
import { NOT_BUNDLED } from './package/files.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const electron = join(root, 'electron')
const outDir = join(root, 'dist/electron')

/**
 * What runs outside the window: the app's entry, the terminal's, that of `npm start` without Electron, and each worker as its own file, because
 * workers are started by a path relative to the code that starts them. Packages are bundled with them, so that
 * little has to be found and read at the start; package-files.ts says what stays in node_modules.
 *
 * @param decoderSha256 - The hash of the decoder.html shipped with it, in hexadecimal.
 */
export function mainConfig(decoderSha256: string): InlineConfig {
  return {
    ...shared,
    ssr: { noExternal: true },
    define: { DECODER_SHA256: JSON.stringify(decoderSha256) },
    build: {
      ...shared.build,
      ssr: true, // code for Node: its own modules are left as imports
      emptyOutDir: true,
      rolldownOptions: {
        input: [
          ...['main.ts', 'cli.ts'].map((name) => join(electron, name)),
          join(root, 'build/chromium-host.ts'),
          ...workers(),
        ],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared-[name].js' },
        external: ['electron', '@playwright/test', ...NOT_BUNDLED],
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
