/** The terminal entry: the same app without a window. */
import { processTerminal } from './cli/prompts.ts'
import { run } from './cli/run.ts'

process.exitCode = await run(process.argv.slice(2), processTerminal())
