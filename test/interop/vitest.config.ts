import { defineConfig } from 'vitest/config'
import { globalSetup, shared } from '../vitest.shared.ts'

/** Other programs and public samples, which are kept outside the project; see `samples.ts`. */
export default defineConfig({ test: { ...shared, globalSetup, include: ['test/interop/**/*.test.ts'] } })
