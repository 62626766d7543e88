/** The packaged app, run from its archive: what only a package can get wrong. */
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { usedFontFiles } from '../../build/font-files.ts'
import { missingOf, run, skipped } from '../sheets/tools.ts'
import { packApp, type Package } from './packaged/package.ts'
import { PackagedApp } from './packaged/run.ts'

/** Building, packing and a key derivation at real cost, on a busy machine. */
const TIMEOUT = 240_000
const LINK = 'otpauth://totp/PyPI:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=PyPI'
const PASSPHRASE = 'correct horse battery staple'
const noPdftotext = missingOf('pdftotext')

describe.skipIf(process.platform !== 'linux')('the packaged app (Linux)', () => {
  let folder: string
  let pack: Package
  let app: PackagedApp
  let choice: object

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'packaged-'))
    pack = await packApp(folder)
    app = new PackagedApp(pack, join(folder, 'user'))
    choice = { accounts: [await importOne(app)], paper: 'a4', archivist: true }
  }, TIMEOUT)

  afterAll(() => {
    app.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const decoder = () => join(pack.resources, 'decoder.html')

  /** Saves an export in its own folder. */
  const save = async (name: string): Promise<{ readonly answer: unknown; readonly files: readonly string[] }> => {
    const place = join(folder, name)
    mkdirSync(place)
    const answer = await app.call('exports.save', { format: 'json' }, join(place, 'export.json'))
    return { answer, files: readdirSync(place).sort() }
  }

  it('has decoder.html once, among its resources, as it was built', () => {
    expect(existsSync(join(pack.archive, 'dist/decoder.html'))).toBe(false)
    expect(readFileSync(decoder())).toEqual(readFileSync(join(import.meta.dirname, '../../dist/decoder.html')))
  })

  it('has every font that sheets are set with, and of their packages no other', () => {
    const fonts = readdirSync(join(pack.archive, 'node_modules/@fontsource'), { recursive: true, encoding: 'utf8' })
    const shipped = fonts.filter((path) => /\.(?:woff2?|css)$/.test(path))
    const used = [...usedFontFiles()].flatMap(([family, files]) => files.map((file) => join(family, 'files', file)))
    expect(shipped.toSorted()).toEqual(used.toSorted())
    expect(readdirSync(join(pack.archive, 'node_modules/unicode-emoji-json')).toSorted()).toEqual([
      'LICENSE',
      'data-by-emoji.json',
      'package.json',
    ])
  })

  it('puts decoder.html beside an export', async () => {
    const { answer, files } = await save('whole')
    expect(answer).toMatchObject({ decoder: { kind: 'beside', path: join(folder, 'whole', 'decoder.html') } })
    expect(files).toEqual(['decoder.html', 'export.json'])
    expect(readFileSync(join(folder, 'whole', 'decoder.html'))).toEqual(readFileSync(decoder()))
  })

  it.skipIf(noPdftotext.length > 0)(`prints its SHA-256 on the archivist page${skipped(noPdftotext)}`, async () => {
    expect(await app.call('sheets.plan', choice)).toMatchObject({ warnings: [] })
    const pdf = join(folder, 'sheets.pdf')
    await app.call('sheets.save', choice, pdf)
    const hash = createHash('sha256').update(readFileSync(decoder())).digest('hex')
    expect(run('pdftotext', [pdf, '-']).replace(/\s/g, '')).toContain(hash)
  })

  it('passes on no decoder.html that was altered or is missing, and says so', async () => {
    appendFileSync(decoder(), '<script>/* somebody else */</script>')
    expect(await save('altered')).toMatchObject({ answer: { decoder: { kind: 'altered' } }, files: ['export.json'] })
    expect(await app.call('sheets.plan', choice)).toMatchObject({
      warnings: [{ kind: 'decoder-altered' }],
    })
    rmSync(decoder())
    expect(await save('missing')).toMatchObject({ answer: { decoder: { kind: 'missing' } }, files: ['export.json'] })
    expect(await app.call('sheets.plan', choice)).toMatchObject({
      warnings: [{ kind: 'decoder-missing' }],
    })
  })
})

/** @returns its id. */
async function importOne(app: PackagedApp): Promise<string> {
  await app.call('vault.create', { passphrase: PASSPHRASE })
  const files = [{ name: 'link', bytes: new TextEncoder().encode(LINK) }]
  const { id } = (await app.call('intake.read', { files })) as { id: string }
  await app.call('intake.commit', { intake: id, take: [{ index: 0, service: 'PyPI', name: 'alice' }] })
  const [row] = (await app.call('accounts.list', { search: '' })) as { id: string }[]
  return row?.id ?? ''
}
