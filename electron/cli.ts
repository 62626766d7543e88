#!/usr/bin/env node
/** The terminal entry: the same app without a window. Built, it is the command recovery-kit-cli. */
import module from 'node:module'
import { join } from 'node:path'

/** The hash of the decoder.html from this build, inserted by build/vite.main.ts; the sources have none. */
declare const DECODER_SHA256: string | undefined

const isBuilt = typeof DECODER_SHA256 !== 'undefined'
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

// better-sqlite3 ends an older Node without a word, so nothing else may be loaded before.
if (major > 22 || (major === 22 && minor >= 14)) await start()
else {
  console.error(
    `Recovery Kit needs Node.js 22.14 or newer, and this is ${process.versions.node}. Your vaults were not touched. Newer ones are at https://nodejs.org.`,
  )
  process.exitCode = 1
}

async function start(): Promise<void> {
  // The compiled code beside the code itself, if that folder can be written. It holds nothing of what the app works on.
  if (isBuilt) module.enableCompileCache(join(import.meta.dirname, 'compiled'))
  const { processTerminal } = await import('./cli/prompts.ts')
  const { run } = await import('./cli/run.ts')
  process.exitCode = await run(process.argv.slice(2), {
    ...processTerminal(),
    ...(isBuilt && { program: 'recovery-kit-cli' }),
    decoder: isBuilt
      ? { path: join(import.meta.dirname, '../decoder.html'), sha256: DECODER_SHA256 }
      : { path: join(import.meta.dirname, '../dist/decoder.html') },
  })
}
