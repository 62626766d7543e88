import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf } from '../../electron/otp/codes.ts'
import type { Totp } from '../../electron/otp/token.ts'
import { TestCli } from '../fixtures/cli.ts'

const NOW = Date.parse('2026-03-01T12:00:00Z')
const PYPI = 'otpauth://totp/PyPI:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=PyPI&digits=6&period=30'
const TOTP: Totp = {
  type: 'totp',
  secret: new TextEncoder().encode('12345678901234567890'),
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
}
const code = (token: Totp, step = 0) => codeOf(token, NOW, step).text

let cli: TestCli
let folder: string
let vault: string

beforeEach(async () => {
  cli = new TestCli()
  ;({ folder, vault } = cli)
  await kit([], 'create', vault)
})

afterEach(() => {
  cli.close()
})

const write = (name: string, content: string | Uint8Array) => cli.write(name, content)

/** The user gives these answers in turn, and then none. */
async function kit(answers: readonly string[], ...args: string[]) {
  const left = [...answers]
  const asked: string[] = []
  const ask = (question: string) => {
    asked.push(question)
    return left.shift() ?? ''
  }
  return { ...(await cli.kit(args, { ask, now: NOW })), asked }
}

describe('prove', () => {
  it('asks for the code of the old app, and says when it is the same', async () => {
    await kit(['y'], 'import', vault, write('links.txt', PYPI))
    const { exit, err, asked } = await kit([code(TOTP)], 'prove', vault, 'pypi')
    expect(asked).toEqual(['Code that the old app shows now for PyPI · alice:'])
    expect({ exit, err }).toEqual({ exit: 0, err: 'It is the same code. Proved.' })
    expect((await kit([], 'ledger', vault)).out).toContain('Everything from links.txt is proved.')
  })

  it('corrects a token with a second code', async () => {
    await kit(['y'], 'import', vault, write('links.txt', PYPI))
    const eight = { ...TOTP, digits: 8 }
    const { exit, err } = await kit([code(eight), code(eight, 1)], 'prove', vault, 'pypi')
    expect(err).toBe('It would fit with 8 digits instead of 6.\nIt fits. Proved.')
    expect(exit).toBe(0)
  })

  it('fails when nothing fits', async () => {
    await kit(['y'], 'import', vault, write('links.txt', PYPI))
    expect(await kit(['000000'], 'prove', vault, 'pypi')).toMatchObject({ exit: 1 })
  })
})

describe('import', () => {
  it('deletes a file only when asked to, and when everything in it is proved', async () => {
    const path = write('links.txt', PYPI)
    const kept = await kit([], 'import', vault, path, '--yes', '--delete-source')
    expect(kept.err).toContain('Do not delete links.txt yet. 1 of 1 token is not proved.')
    expect(existsSync(path)).toBe(true)
    const done = await kit(['y', code(TOTP)], 'import', vault, path, '--prove', '--delete-source')
    expect(done.err).toContain('Deleting is not wiping')
    expect(done.out).toContain('links.txt was deleted on 2026-03-01.')
    expect(existsSync(path)).toBe(false)
  })

  it('asks before it deletes codes, and leaves them unless the answer is yes', async () => {
    const codes = Array.from({ length: 8 }, (_, index) =>
      createHash('sha256').update(String(index)).digest('hex').slice(0, 16),
    ).join('\n')
    const path = write('PyPI-Recovery-Codes-alice.txt', codes)
    const { asked } = await kit(['y', ''], 'import', vault, path)
    expect(asked.at(-1)).toMatch(/^Everything in .*alice\.txt is checked\. .*Delete it\? \[y\/N\]$/)
    expect(existsSync(path)).toBe(true)
    await kit(['y', 'y'], 'import', vault, path)
    expect(existsSync(path)).toBe(false)
  })
})

describe('ledger', () => {
  it('shows every import, as text, as JSON and as a PDF, never over a file', async () => {
    await kit(['y'], 'import', vault, write('links.txt', PYPI))
    expect((await kit([], 'ledger', vault)).out).toContain('1 entry read: 1 added.')
    const { ledgers } = JSON.parse((await kit([], 'ledger', vault, '--json')).out) as { ledgers: { read: number }[] }
    expect(ledgers).toMatchObject([{ read: 1, readBack: '2026-03-01T12:00:00.000Z' }])
    const out = join(folder, 'ledger.pdf')
    expect(await kit([], 'ledger', vault, '--out', out)).toMatchObject({ exit: 0 })
    expect(readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-')
    expect(await kit([], 'ledger', vault, '--out', out)).toMatchObject({ exit: 2 })
  })
})
