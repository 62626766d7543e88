/**
 * A stranger has the paper, and none of the app: from its pages as a scanner sees them, public programs give back
 * every secret, every recovery code and every name.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shareKey } from '../../electron/app/identity/share-key.ts'
import { ageFile } from '../../electron/exports/age-file.ts'
import { kitJson } from '../../electron/exports/kit-json.ts'
import { encodeBase32 } from '../../electron/otp/base32.ts'
import type { SheetSet } from '../../electron/sheets/content/sheet-set.ts'
import { combineShares } from '../../electron/slip39/combine.ts'
import { identityOf } from '../../electron/vault/age/identity-bytes.ts'
import { openedWithKey, openedWithPassphrase } from '../sheets/age-tool.ts'
import { everyKind, MADE_AT, RECIPIENT, setWith, shareOf } from '../sheets/kinds.ts'
import { planSealed, planSheet, renderSet, request } from '../sheets/samples.ts'
import { missingOf, picturesOf, run, scan, skipped } from '../sheets/tools.ts'
import { FOUND, FOUND_RECORDS } from './drawer.ts'
import { codeByRecipe, readLink } from './recipes.ts'
import { statedCodes, typedCodes, type TypedCode } from './typist.ts'

const missing = missingOf('age', 'oathtool', 'pdftoppm', 'pdftotext', 'script', 'zbarimg')
const PASSPHRASE = 'correct horse battery staple'
const SCANNER = 200

const NAMES = FOUND.map(({ service, name }) => ({ service, name }))
const SECRETS = FOUND.flatMap(({ tokens }) =>
  tokens.map(({ token }) =>
    token.type === 'motp' ? Buffer.from(token.secret).toString('hex') : encodeBase32(token.secret),
  ),
)
const CODES: readonly TypedCode[] = FOUND.flatMap(({ codeSet }) =>
  (codeSet?.codes ?? []).map(({ text, used }) => ({
    text: new TextDecoder().decode(text),
    ...(used !== undefined && { used }),
  })),
)

describe.skipIf(missing.length > 0)(`a stranger with public programs${skipped(missing)}`, () => {
  let folder = ''
  const path = (name: string) => join(folder, name)
  const printed = async (name: string, set: SheetSet): Promise<string> => {
    writeFileSync(path(`${name}.pdf`), await renderSet(set))
    return path(`${name}.pdf`)
  }
  const scanned = async (name: string, set: SheetSet) => [
    ...new Set(scan(picturesOf(await printed(name, set), SCANNER))),
  ]

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'recovery-kit-stranger-'))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it('has 9 secrets, 25 recovery codes and 9 names to restore', () => {
    expect([SECRETS.length, CODES.length, NAMES.length]).toEqual([9, 25, 9])
    expect(new Set([...SECRETS, ...CODES.map(({ text }) => text)]).size).toBe(34)
  })

  describe.each([
    ['that accounts share', true],
    ['of an account each', false],
  ])('from plain pages %s', (_pages, compact) => {
    let pdf = ''
    let links: readonly string[] = []
    beforeAll(async () => {
      const name = `plain-${String(compact)}`
      const { set } = planSheet(request(FOUND, { compact }))
      links = await scanned(name, set)
      pdf = path(`${name}.pdf`)
    })
    /** Those of a page come in any order. */
    const read = () => FOUND.flatMap(({ service }) => links.map(readLink).filter((link) => link.service === service))

    it('scans every secret with its name', () => {
      expect(links).toHaveLength(SECRETS.length)
      expect(read().map(({ values }) => values.get('secret'))).toEqual(SECRETS)
      expect(read().map(({ service, name }) => ({ service, name }))).toEqual(NAMES)
    })

    it('makes of each secret the code that the page states, by the recipes of the archivist’s sheet', () => {
      expect(read().map(codeByRecipe)).toEqual(statedCodes(run('pdftotext', ['-raw', pdf, '-'])))
    })

    it('types every recovery code, and knows which are used', () => {
      expect(typedCodes(run('pdftotext', ['-raw', pdf, '-']))).toEqual(CODES)
    })

    it('copies the names in every script', () => {
      const text = run('pdftotext', [pdf, '-']).replace(/[\u202A-\u202E\u200E\u200F]/g, '')
      const names = NAMES.flatMap(({ service, name }) => [service, name])
      // Where service and name are on one line, pdftotext takes the words of some scripts in another order.
      const copied = compact ? names.flatMap((name) => name.split(' ')) : names
      expect(copied).toHaveLength(compact ? 27 : 18)
      expect(copied.filter((one) => !text.includes(one))).toEqual([])
    })
  })

  it('opens every sealed sheet with age, and reads all of it', async () => {
    const seal = async (text: string) => {
      const bytes = new TextEncoder().encode(text)
      return new TextDecoder().decode(
        await ageFile(bytes, { passphrase: PASSPHRASE }, { armored: true, workFactor: 10 }),
      )
    }
    const sealed = await scanned('sealed', (await planSealed(FOUND, seal)).set)
    expect(sealed).toHaveLength(FOUND.length)
    const lines = sealed.flatMap((armored, at) => {
      writeFileSync(path(`sealed-${at}.age`), armored)
      return openedWithPassphrase(path(`sealed-${at}.age`), PASSPHRASE)
        .trim()
        .split('\n')
    })
    const links = lines.filter((line) => /^(otpauth|motp):/.test(line)).map(readLink)
    expect(links.map(({ values }) => values.get('secret'))).toEqual(SECRETS)
    expect(lines.filter((line) => line.startsWith('# '))).toEqual(
      NAMES.map(({ service, name }) => `# ${service}: ${name}`),
    )
    const codes = lines.flatMap((line): readonly TypedCode[] => {
      const [, used, text = line] = /^## used (.{10}): (.*)$/.exec(line) ?? []
      if (text === '' || text.startsWith('#') || /^(otpauth|motp):/.test(text)) return []
      const plain = text.startsWith('"') ? String(JSON.parse(text)) : text
      return [{ text: plain, ...(used !== undefined && { used }) }]
    })
    expect(codes).toEqual(CODES)
  })

  describe('opens an export with age, and finds all of it in the text, by the key', () => {
    beforeAll(async () => {
      const json = kitJson({ vault: '0'.repeat(32), at: MADE_AT, records: FOUND_RECORDS, unknown: [], damaged: 0 })
      writeFileSync(path('export.age'), await ageFile(json.bytes, { recipient: RECIPIENT }, { armored: false }))
    })

    interface Text {
      readonly text: string
    }
    interface Export {
      readonly records: {
        readonly account: readonly { readonly service: string; readonly name: string }[]
        readonly token: readonly {
          readonly token: { readonly type: string; readonly secret: { readonly base32: string } }
        }[]
        readonly 'code-set': readonly { readonly codes: readonly { readonly text: Text; readonly used?: string }[] }[]
      }
    }
    const opensWith = (key: string) => {
      writeFileSync(path('key.txt'), `${key}\n`)
      const { records } = JSON.parse(openedWithKey(path('export.age'), path('key.txt'))) as Export
      expect(records.account.map(({ service, name }) => ({ service, name }))).toEqual(NAMES)
      const tokens = FOUND.flatMap(({ tokens: own }) => own)
      expect(records.token.map(({ token }) => token.secret.base32)).toEqual(
        tokens.map(({ token }) => encodeBase32(token.secret)),
      )
      expect(
        records['code-set'].flatMap(({ codes }) => codes.map(({ text, ...rest }) => ({ text: text.text, ...rest }))),
      ).toEqual(CODES)
    }

    it('on its page', async () => {
      const [key = '', ...others] = await scanned('key', setWith(everyKind().filter(({ kind }) => kind === 'identity')))
      expect(others).toEqual([])
      opensWith(key)
    })

    it('from three of its five shares', async () => {
      const shares = await scanned('shares', setWith([0, 3, 4].map((at) => shareOf(at, at + 1))))
      expect(shares).toHaveLength(3)
      const words = shares.map((share) => share.toLowerCase())
      const combined = await combineShares(words, { derive: shareKey })
      opensWith(combined.ok ? identityOf(combined.secret) : '')
    })
  })
})
