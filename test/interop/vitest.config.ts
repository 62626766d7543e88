import { defineConfig } from 'vitest/config'
import { shared } from '../vitest.shared.ts'

/** Reads public samples that are kept outside the project; see `samples.ts`. */
export default defineConfig({ test: { ...shared, include: ['test/interop/**/*.test.ts'] } })
