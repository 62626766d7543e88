/** The packaged app, run from its archive: what only a package can get wrong. */
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, matchesGlob, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { usedFontFiles } from '../../build/package/font-files.ts'
import { packageFiles } from '../../build/package/files.ts'
import { billOfMaterials } from '../../build/package/sbom.ts'
import { passphraseBytes } from '../../electron/vault/slots/passphrase.ts'
import { Vault } from '../../electron/vault/vault.ts'
import { TEST_COSTS } from '../fixtures/app.ts'
import { missingOf, run, skipped } from '../sheets/tools.ts'
import { runCli } from './packaged/cli.ts'
import { hashesUnder } from './packaged/hashes.ts'
import { buildAgain, packApp, type Package } from './packaged/package.ts'
import { PackagedApp } from './packaged/run.ts'
import { tellShellStory } from './packaged/shell-story.ts'

/** Building, packing and a key derivation at real cost, on a busy machine. */
const TIMEOUT = 240_000
const LINK = 'otpauth://totp/PyPI:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=PyPI'
const PASSPHRASE = 'correct horse battery staple'
const noPdftotext = missingOf('pdftotext')
const wanted = [...packageFiles()].flatMap(([name, files]) =>
  files.map(
    (file) => `node_modules/${name}/${file.replace('${platform}-${arch}', `${process.platform}-${process.arch}`)}`,
  ),
)

let packed: string
let pack: Package

beforeAll(async () => {
  if (process.platform !== 'linux') return
  packed = mkdtempSync(join(tmpdir(), 'package-'))
  pack = await packApp(packed)
}, TIMEOUT)

afterAll(() => {
  if (process.platform === 'linux') rmSync(packed, { recursive: true, force: true })
})

describe.skipIf(process.platform !== 'linux')('the packaged app (Linux)', () => {
  let folder: string
  let app: PackagedApp
  let choice: object

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'packaged-'))
    app = new PackagedApp(pack, { folder: join(folder, 'user') })
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

  it('has of the packages only what is read at run time, each with its licence', () => {
    const names = [...packageFiles().keys()]
    const shipped = globSync('{*,@*/*}/package.json', { cwd: join(pack.archive, 'node_modules') }).map(dirname)
    expect(shipped.toSorted()).toEqual(names.toSorted())
    const foreign = globSync('node_modules/**/*', { cwd: pack.archive, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(pack.archive, join(entry.parentPath, entry.name)))
      .filter((path) => !wanted.some((pattern) => matchesGlob(path, pattern)))
    expect(foreign).toEqual([])
    const bare = names.filter((name) => globSync(`node_modules/${name}/LICENSE*`, { cwd: pack.archive }).length === 0)
    expect(bare).toEqual(['@tesseract.js-data/eng']) // it came without one; licences.txt says which it is
  })

  it('is the same, byte for byte, when it is built and packed again', { tags: 'thorough' }, async () => {
    const again = join(folder, 'again')
    await buildAgain(join(again, 'dist'))
    const {
      'electron/cli.js': _terminal,
      'electron/chromium-host.js': _host,
      ...built
    } = hashesUnder(join(again, 'dist'))
    expect(hashesUnder(join(pack.archive, 'dist'))).toEqual(built)
    const other = await packApp(again)
    expect(hashesUnder(other.resources)['app.asar']).toBe(hashesUnder(pack.resources)['app.asar'])
  })

  it('is within its budget, with the fonts for paper', () => {
    expect(statSync(join(pack.resources, 'app.asar')).size).toBeLessThan(35_000_000)
  })

  it('has the licences and the bill of materials beside it', () => {
    expect(readFileSync(join(pack.resources, 'licences.txt'), 'utf8')).toMatch(/^kdbxweb 2\.1\.1: MIT$/m)
    expect(JSON.parse(readFileSync(join(pack.resources, 'sbom.cdx.json'), 'utf8'))).toEqual(billOfMaterials())
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

describe.skipIf(process.platform !== 'linux')('the packaged terminal form (Linux)', () => {
  let folder: string
  const kit = (...args: readonly string[]) => runCli(pack, folder, ...args, '--passphrase-file', 'passphrase')

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'packaged-cli-'))
    // At the lowest cost, as each command derives the key again.
    const vault = await Vault.create(join(folder, 'my.rkit'), passphraseBytes(PASSPHRASE), TEST_COSTS)
    vault.close()
    writeFileSync(join(folder, 'passphrase'), PASSPHRASE)
    writeFileSync(join(folder, 'links.txt'), LINK)
  })

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('imports, prints, reads the paper back and exports', () => {
    expect(kit('import', 'my.rkit', 'links.txt').out).toContain('1 entry read: 1 added.')
    expect(kit('sheet', 'my.rkit', '--out', 'sheets.pdf')).toMatchObject({ code: 0, err: '' })
    expect(kit('drill', 'my.rkit', 'sheets.pdf')).toMatchObject({ code: 0, err: '' })
    expect(kit('export', 'my.rkit', '--format', 'json', '--out', 'export.json')).toMatchObject({ code: 0, err: '' })
    expect(readFileSync(join(folder, 'export.json'), 'utf8')).toContain('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
    expect(existsSync(join(folder, 'decoder.html'))).toBe(true)
  })

  it('keeps compiled code beside its own, and nothing else anywhere', () => {
    const code = readdirSync(join(pack.resources, 'cli/dist/electron'))
    expect(code.filter((name) => !name.endsWith('.js'))).toEqual(['compiled'])
    const own = ['passphrase', 'links.txt', 'my.rkit', 'my.rkit.backups', 'sheets.pdf', 'export.json', 'decoder.html']
    expect(readdirSync(folder).toSorted()).toEqual(own.toSorted())
  })

  it('passes on no decoder.html that was altered', () => {
    writeFileSync(join(pack.resources, 'cli/dist/decoder.html'), 'somebody else')
    rmSync(join(folder, 'decoder.html'))
    expect(kit('export', 'my.rkit', '--format', 'json', '--out', 'again.json').err).toContain('decoder.html')
    expect(existsSync(join(folder, 'decoder.html'))).toBe(false)
  })

  it('says which command it is', () => {
    const { code, err } = kit('no-such-command')
    expect([code, err.trim()]).toEqual([2, 'There is no command "no-such-command". See: recovery-kit-cli help'])
  })
})

tellShellStory(() => pack)

/** @returns its id. */
async function importOne(app: PackagedApp): Promise<string> {
  await app.call('vault.create', { passphrase: PASSPHRASE })
  const files = [{ name: 'link', bytes: new TextEncoder().encode(LINK) }]
  const { id } = (await app.call('intake.read', { files })) as { id: string }
  await app.call('intake.commit', { intake: id, take: [{ index: 0, service: 'PyPI', name: 'alice' }] })
  const [row] = (await app.call('accounts.list', { search: '' })) as { id: string }[]
  return row?.id ?? ''
}
