import fc from 'fast-check'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { linesOf } from '../../electron/cli/accounts/qr-command.ts'
import { run } from '../../electron/cli/run.ts'
import { visibleText } from '../../electron/cli/visible-text.ts'

const CONTROL = /(?![\n\t])\p{Cc}|[\u2028\u2029\u202A-\u202E\u2066-\u2069]/u

async function inspect(link: string, ...options: string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'visible-test-'))
  const out: string[] = []
  try {
    const file = join(folder, 'links.txt')
    writeFileSync(file, link)
    await run(['inspect', file, ...options], {
      out: (text) => out.push(text),
      err: (text) => out.push(text),
      ask: () => Promise.resolve(undefined),
      askSecret: () => Promise.resolve(undefined),
      readStdin: () => Promise.resolve(''),
      now: () => 0,
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
  return out.join('\n')
}

describe('what a terminal is sent', () => {
  // ESC ] 52 writes to the clipboard, ESC [ 1 A overwrites the line before, U+202E reverses the rest.
  const name = '\u001B]52;c;cm0=\u0007\u001B[1A\u202Eecila\u009B2J'
  const link = `otpauth://totp/PyPI:${encodeURIComponent(name)}?secret=GEZDGNBVGY3TQOJQ&issuer=PyPI`

  it('contains no command from a stranger', async () => {
    const out = await inspect(link)
    expect(out).not.toMatch(CONTROL)
    expect(out).toContain('\\u001b]52;c;cm0=\\u0007\\u001b[1A\\u202eecila\\u009b2J')
  })

  it('is the same in JSON', async () => {
    const out = await inspect(link, '--json')
    expect(out).not.toMatch(CONTROL)
    expect(JSON.parse(out)).toMatchObject({ files: [{ entries: [{ account: name }] }] })
  })

  it('is unchanged when it has no command, and JSON always says the same', () => {
    expect(visibleText('PyPI · “älice” 👩‍💻\n\tnext line')).toBe('PyPI · “älice” 👩‍💻\n\tnext line')
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => !CONTROL.test(visibleText(text)) && JSON.parse(visibleText(JSON.stringify(text))) === text,
      ),
      { seed: 20 },
    )
  })

  it('shows zero-width characters, and those beyond the first plane', () => {
    expect(visibleText('Pay\u200BPal\uFEFF \u{E0041}')).toBe('Pay\\u200bPal\\ufeff \\udb40\\udc41')
  })

  it('may be a QR code in its two colours', () => {
    const [line = ''] = linesOf({ size: 1, rows: ['1'] })
    expect(visibleText(line)).toBe(line)
  })
})
