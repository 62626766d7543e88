import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { buildDecoder } from './decoder.ts'
import { licencesText } from './package/licences.ts'
import { billOfMaterials } from './package/sbom.ts'
import { mainConfig, preloadConfig } from './vite.main.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Builds all of dist/, whatever is there. */
export async function buildEverything(): Promise<void> {
  await build(mainConfig(await buildDecoder()))
  await build(preloadConfig())
  await build({ configFile: join(root, 'build/vite.renderer.ts'), logLevel: 'warn' })
  writeFileSync(join(root, 'dist/licences.txt'), licencesText())
  writeFileSync(join(root, 'dist/sbom.cdx.json'), `${JSON.stringify(billOfMaterials(), null, 2)}\n`)
}
