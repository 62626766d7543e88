/** A process without the environment of tests, in which packages build for tests. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { build } from 'vite'
import { makeDecoder } from '../../../build/decoder.ts'
import { mainConfig, preloadConfig } from '../../../build/vite.main.ts'

const ROOT = join(import.meta.dirname, '../../..')

const [, , folder] = process.argv
if (folder === undefined) throw new Error('needs a folder')
await buildAgain(folder)

/** Builds everything that is packaged once more, into another folder. */
async function buildAgain(folder: string): Promise<void> {
  const decoder = createHash('sha256')
    .update(await makeDecoder())
    .digest('hex')
  for (const config of [mainConfig(decoder), preloadConfig()])
    await build({ ...config, build: { ...config.build, outDir: join(folder, 'electron') } })
  await build({
    configFile: join(ROOT, 'build/vite.renderer.ts'),
    logLevel: 'silent',
    build: { outDir: join(folder, 'renderer'), emptyOutDir: true },
  })
}
