import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ProgressLine } from '../../electron/cli/progress-line.ts'
import { run } from '../../electron/cli/run.ts'
import { PASSPHRASE, TEST_COSTS } from '../fixtures/app.ts'

describe('the progress line', () => {
  const CLEAR = '\r\u001B[K'
  const written: string[] = []
  const line = () => {
    written.length = 0
    return new ProgressLine({ columns: 12, write: (text) => written.push(text) })
  }

  it('overwrites itself, is cut to the width, and shows no control character', () => {
    const progress = line()
    progress.show('1 of 2')
    progress.show('\u001B[31mred: 1 of 2')
    expect(written).toEqual(['\r1 of 2\u001B[K', '\r?[31mred: 1\u001B[K'])
  })

  it('is cleared once, and not when it was never shown', () => {
    const progress = line()
    progress.clear()
    progress.show('1 of 2')
    progress.clear()
    progress.clear()
    expect(written.slice(1)).toEqual([CLEAR])
  })
})

describe('a command that takes a while', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cli-progress-'))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it('shows its progress', async () => {
    const shown: string[] = []
    const kit = async (...args: string[]) =>
      await run([...args, '--passphrase-file', '-'], {
        out: () => undefined,
        err: () => undefined,
        ask: () => Promise.resolve(undefined),
        askSecret: () => Promise.resolve(undefined),
        readStdin: () => Promise.resolve(PASSPHRASE),
        now: () => Date.parse('2026-03-01T12:00:00Z'),
        progress: (text) => shown.push(text),
        costs: TEST_COSTS,
      })
    const vault = join(folder, 'vault.rkit')
    const links = join(folder, 'links.txt')
    writeFileSync(links, 'otpauth://totp/PyPI:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=PyPI')
    expect(await kit('create', vault)).toBe(0)
    expect(await kit('import', vault, links)).toBe(0)
    expect(shown).toEqual(['links.txt: 0 of 1'])
  })
})
