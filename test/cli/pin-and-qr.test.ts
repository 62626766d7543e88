import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { linesOf } from '../../electron/cli/accounts/qr-command.ts'
import { kitJson } from '../../electron/exports/kit-json.ts'
import { TestCli } from '../fixtures/cli.ts'
import { kitWith, SECRET } from '../fixtures/exports.ts'

const MOTP_SECRET = Uint8Array.from([0x0f, 0x1e, 0x2d, 0x3c, 0x4b, 0x5a, 0x69, 0x78])

let cli: TestCli
let folder: string
let vault: string
let asked: string[]

beforeEach(async () => {
  cli = new TestCli()
  ;({ folder, vault } = cli)
  asked = []
  const { bytes } = kitJson(
    kitWith(
      { type: 'motp', secret: MOTP_SECRET, algorithm: 'MD5', digits: 6, period: 10 },
      { type: 'totp', secret: SECRET, algorithm: 'SHA1', digits: 6, period: 30 },
    ),
  )
  writeFileSync(join(folder, 'kit.json'), bytes)
  await kit(['create', vault])
  await kit(['import', vault, join(folder, 'kit.json')])
})

afterEach(() => {
  cli.close()
})

const kit = (args: readonly string[], { secret, columns }: { secret?: string; columns?: number } = {}) =>
  cli.kit(args, {
    askSecret: (question) => {
      asked.push(question)
      return secret
    },
    now: 1111111109_000,
    ...(columns !== undefined && { columns }),
  })

describe('pin', () => {
  it('is asked for without echo, and makes codes from then on', async () => {
    expect((await kit(['list', vault])).out).toContain('Service 1 · name 1  mOTP (needs its PIN)')
    expect(await kit(['code', vault, 'Service 1'])).toMatchObject({
      exit: 1,
      out: '',
      err: expect.stringContaining('"pin" command') as string,
    })
    expect(await kit(['pin', vault, 'Service 1'], { secret: '1234' })).toMatchObject({
      exit: 0,
      out: 'Service 1 · name 1 now has its PIN. Compare one code with the app it comes from.',
    })
    expect(asked).toEqual(['PIN of the token'])
    // `printf '%s' 1111111100f1e2d3c4b5a69781234 | md5sum | cut -c1-6`
    expect(await kit(['code', vault, 'Service 1'])).toMatchObject({ exit: 0, out: '0c7f08' })
    expect((await kit(['list', vault])).out).toContain('Service 1 · name 1  mOTP\n')
  })

  it('can come from a file, but not an empty one, and not for a token without a PIN', async () => {
    writeFileSync(join(folder, 'pin'), '1234\n')
    expect(await kit(['pin', vault, 'Service 1', '--pin-file', join(folder, 'pin')])).toMatchObject({ exit: 0 })
    expect(await kit(['code', vault, 'Service 1'])).toMatchObject({ out: '0c7f08' })
    expect(await kit(['pin', vault, 'Service 1'], { secret: '' })).toMatchObject({ exit: 2 })
    expect(await kit(['pin', vault, 'Service 2'], { secret: '1234' })).toMatchObject({ exit: 2 })
    expect(await kit(['code', vault, 'Service 1'])).toMatchObject({ out: '0c7f08' })
  })
})

describe('qr', () => {
  it('is printed on a terminal, with a word of warning, and never into a file', async () => {
    const { exit, out, err } = await kit(['qr', vault, 'Service 2'], { columns: 80 })
    expect(exit).toBe(0)
    expect(err).toContain('anyone who sees or photographs this has the secret')
    const lines = out.split('\n')
    const width = lines.length * 2 - 1
    expect((width - 8) % 4).toBe(1)
    // Quiet zone above, then the upper edge of two finder patterns.
    expect(lines[0]).toBe(`\u001B[30;107m${' '.repeat(width)}\u001B[0m`)
    expect(lines[2]).toContain(`${' '.repeat(4)}█▀▀▀▀▀█`)
    expect(await kit(['qr', vault, 'Service 2'])).toMatchObject({ exit: 2, out: '' })
    expect(await kit(['qr', vault, 'Service 2'], { columns: 20 })).toMatchObject({ exit: 2, out: '' })
  })

  it('puts two rows of modules in each line', () => {
    const lines = linesOf({ size: 2, rows: ['10', '11'] })
    expect(lines.map((line) => line.slice(9, -4))).toEqual([
      '          ',
      '          ',
      '    █▄    ',
      '          ',
      '          ',
    ])
  })
})
