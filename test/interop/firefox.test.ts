/** decoder.html in Firefox, from a file and without a network. The e2e specs have it in Chromium. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeDecoder } from '../../build/decoder.ts'
import { ageFile } from '../../electron/exports/age-file.ts'
import { kitJson } from '../../electron/exports/kit-json.ts'
import { codeOf } from '../../electron/otp/codes.ts'
import { formatOtpauth } from '../../electron/otp/otpauth.ts'
import type { SheetSet } from '../../electron/sheets/content/sheet-set.ts'
import { everything, PASSPHRASE, vaultFile } from '../e2e/decoder-vaults.ts'
import { EVERY_TOKEN, recordsOf } from '../fixtures/every-token.ts'
import { PATIENCE } from '../fixtures/patience.ts'
import { missingOf, skipped } from '../fixtures/tools.ts'
import { everyKind, MADE_AT, RECIPIENT, setWith } from '../sheets/kinds.ts'
import { planSheet, renderSet, request } from '../sheets/samples.ts'
import { scan, scansOf } from '../sheets/tools.ts'
import type { FirefoxPage } from './firefox-page.ts'
import { PrivateFirefox } from './private-firefox.ts'

const missing = missingOf('firefox-esr', 'pdftoppm', 'zbarimg')

const NAMES = EVERY_TOKEN.map(({ service, name }) => `${service}: ${name}`)
const LINKS = EVERY_TOKEN.map(({ service, name, token }) => formatOtpauth({ issuer: service, account: name, token }))

describe.skipIf(missing.length > 0)(`decoder.html in Firefox${skipped(missing)}`, () => {
  let folder = ''
  let firefox: PrivateFirefox
  let page: FirefoxPage

  const path = (name: string) => join(folder, name)
  const address = (name: string) => pathToFileURL(path(name)).href
  const photographed = async (name: string, set: SheetSet): Promise<readonly string[]> => {
    writeFileSync(path(`${name}.pdf`), await renderSet(set))
    return scansOf(path(`${name}.pdf`), 200)
  }
  /** The codes of a picture come in any order. */
  const comes = async (...headings: readonly string[]) => {
    const shown = async () => (await page.cards()).map(({ heading }) => heading).toSorted()
    await expect.poll(shown, { timeout: PATIENCE }).toEqual(headings.toSorted())
  }
  const says = async (sentence: string) => {
    await expect.poll(() => page.text('#told'), { timeout: PATIENCE }).toContain(sentence)
  }
  /** Which accounts show another code than they should now; the next one may begin as they are read. */
  const wrongCodes = async (): Promise<readonly string[]> => {
    const cards = await page.cards()
    const now = Date.now()
    return EVERY_TOKEN.filter(
      ({ token }, at) => cards.find(({ heading }) => heading === NAMES[at])?.code !== codeOf(token, now).text,
    ).map(({ service }) => service)
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'recovery-kit-decoder-'))
    writeFileSync(path('decoder.html'), await makeDecoder())
    firefox = await PrivateFirefox.start()
  })
  afterAll(async () => {
    await firefox.stop()
    rmSync(folder, { recursive: true })
  })
  beforeEach(async () => {
    page = await firefox.open(address('decoder.html'))
  })

  it('gives the code and the QR code of every kind of token from pictures of plain pages', async () => {
    const sheets = EVERY_TOKEN.map(({ service, name, token }) => ({ service, name, tokens: [{ token }] }))
    await page.choose('#files', await photographed('plain', planSheet(request(sheets, { compact: true })).set))
    await comes(...NAMES)
    await expect.poll(wrongCodes, { timeout: PATIENCE }).toEqual([])
    await page.clickEach('details:not([open]) > summary')
    const shown = (await page.pictures('article svg')).map((picture, at) => {
      writeFileSync(path(`shown-${at}.png`), picture)
      return path(`shown-${at}.png`)
    })
    expect(scan(shown).toSorted()).toEqual(LINKS.toSorted())
    expect([page.requests(), page.complaints()]).toEqual([[], []])
  })

  it('opens an export with a picture of the paper key', async () => {
    const json = kitJson({
      ...{ vault: '0'.repeat(32), at: MADE_AT, unknown: [], damaged: 0 },
      records: recordsOf(EVERY_TOKEN),
    })
    writeFileSync(path('export.age'), await ageFile(json.bytes, { recipient: RECIPIENT }, { armored: false }))
    await page.choose('#files', [path('export.age')])
    await says('locked to a paper key')
    const key = await photographed('key', setWith(everyKind().filter(({ kind }) => kind === 'identity')))
    await page.choose('#files', key)
    await comes('Paper key', 'Opened: export.age', ...NAMES)
    await expect.poll(wrongCodes, { timeout: PATIENCE }).toEqual([])
    expect([page.requests(), page.complaints()]).toEqual([[], []])
  })

  it('opens a vault with its passphrase, and gives its codes', async () => {
    const { path: vault } = await vaultFile(folder, everything())
    await page.choose('#files', [vault])
    await says('This is a vault. Type its passphrase below')
    await page.clickEach('input[type=password]')
    await page.type(PASSPHRASE)
    await page.click('button', 'Open')
    await comes(
      ...['Opened: vault.rkit', 'PyPI: alice', 'Security keys (1)'],
      ...['Set aside at an import (1)', 'Deleted accounts (1)', 'Old forge: alice'],
    )
    const [head, pypi] = await page.cards()
    expect(head?.text).toContain('Whom to call: Bob, next door')
    expect(pypi?.codes).toEqual([
      '0123456789abcdef Copy',
      'fedcba9876543210 used on 2026-02-01',
      '1111111111111111 Copy',
    ])
    expect([page.requests(), page.complaints()]).toEqual([[], []])
  })

  it('says where a browser hides pictures from it', { tags: 'thorough' }, async () => {
    const hiding = await PrivateFirefox.start({ 'privacy.resistFingerprinting': true })
    try {
      page = await hiding.open(address('decoder.html'))
      await page.choose('#files', await photographed('hidden', setWith(everyKind().slice(0, 1))))
      await says('This browser does not let a page read pictures, to protect you from being recognized.')
      await page.click('button', 'Use the camera')
      await says('This browser does not let a page read the camera, to protect you from being recognized.')
    } finally {
      await hiding.stop()
    }
  })

  it('may load nothing, where another page may', async () => {
    const elsewhere = 'https://elsewhere.invalid/picture.png'
    expect(await page.loadPicture(elsewhere)).toBe('img-src')
    expect(page.requests()).toEqual([])
    const refusal = [expect.stringMatching(/img-src.* violates the following directive: “default-src 'none'”/)]
    await expect.poll(() => page.complaints(), { timeout: PATIENCE }).toEqual(refusal)
    writeFileSync(path('another.html'), '<!doctype html><title>Another page</title>')
    const another = await firefox.open(address('another.html'))
    expect(await another.loadPicture(elsewhere)).toBe('failed')
    expect(another.requests()).toEqual([elsewhere])
  })
})
