/** Public samples that the project did not write, read where they are and never copied. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { requireNone } from '../fixtures/required.ts'

const FOLDER = process.env.RECOVERY_KIT_TESTDATA ?? join(import.meta.dirname, '../../../shared/testdata')

/** Where they are. */
export const SAMPLES = FOLDER

/** What else lies beside the samples: research that the project was drafted from. */
export const SHARED = join(FOLDER, '..')

/** Without the samples the interop tests are skipped, and the run says so. */
export const hasSamples = existsSync(join(FOLDER, 'MANIFEST.json'))

requireNone('samples', hasSamples ? [] : [FOLDER])

if (!hasSamples)
  console.warn(`No public samples at ${FOLDER}: the interop tests are skipped. Set RECOVERY_KIT_TESTDATA.`)

export function readSample(path: string): Uint8Array {
  return Uint8Array.from(readFileSync(join(FOLDER, path)))
}

/** The caller names the shape it expects. */
export function readSampleJson(path: string): unknown {
  return JSON.parse(readFileSync(join(FOLDER, path), 'utf8'))
}
