import { defineConfig } from 'vitest/config'
import { globalSetup, shared } from '../vitest.shared.ts'

/** Reads public samples that are kept outside the project; see `samples.ts`. */
export default defineConfig({ test: { ...shared, globalSetup, include: ['test/interop/**/*.test.ts'] } })
