/**
 * The same work in keepassxc-cli, as whole processes: a KDBX4 file with the same number of entries
 * and the same otpauth links, and a vault with the same Argon2 cost as that file.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildAll } from '../../build/build.ts'
import { kdbxOf } from './kdbx.ts'
import { appOn, links, PASSPHRASE, readLinks } from './kit.ts'
import { median, ratio, type Row } from './measure.ts'

/** The terminal form as it is packaged, and from the sources. */
const BUILT = join(import.meta.dirname, '../../dist/electron/cli.js')
const SOURCES = join(import.meta.dirname, '../../electron/cli.ts')
const TIMES = 3
const COSTS = { memory: 64 * 1024, passes: 3, lanes: 1 }

export async function benchKeepassxc(size: number): Promise<Row[]> {
  if (spawnSync('keepassxc-cli', ['--version']).status !== 0) {
    console.error('No keepassxc-cli here: nothing to compare the whole processes with.')
    return []
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    await buildAll()
    const kdbx = join(folder, 'other.kdbx')
    writeFileSync(kdbx, kdbxOf(xmlOf(links(size)), PASSPHRASE, COSTS))
    const path = join(folder, 'vault.rkit')
    const app = appOn(path, COSTS)
    await app.handlers['vault.create']({ passphrase: PASSPHRASE })
    await (
      await readLinks(app, links(size).join('\n'))
    )()
    await app.close()
    return await compare(size, folder, kdbx, path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function compare(size: number, folder: string, kdbx: string, path: string): Promise<Row[]> {
  const secret = join(folder, 'passphrase')
  writeFileSync(secret, PASSPHRASE)
  const own = (args: readonly string[], cli = BUILT) => {
    run(process.execPath, [cli, ...args, '--passphrase-file', secret])
  }
  const others = (args: readonly string[]) => {
    run('keepassxc-cli', args, `${PASSPHRASE}\n`)
  }
  let added = size
  const link = join(folder, 'link.txt')
  const addOwn = () => {
    writeFileSync(link, links(++added).at(-1) ?? '')
    own(['import', path, link])
  }
  const addOther = () => {
    others(['add', '-q', '-u', 'user', kdbx, `added ${++added}`])
  }
  const with_ = `as processes, Argon2 ${COSTS.memory / 1024} MiB t=${COSTS.passes} p=${COSTS.lanes}`
  const list = await median(TIMES, () => {
    own(['list', path])
  })
  const listSources = await median(TIMES, () => {
    own(['list', path], SOURCES)
  })
  const listOther = await median(TIMES, () => {
    others(['ls', '-q', '-R', kdbx])
  })
  const add = await median(TIMES, addOwn)
  const addedOther = await median(TIMES, addOther)
  return [
    {
      what: `${size} accounts: list, ${with_}`,
      milliseconds: list,
      beside: `${ratio(list, listOther, 'keepassxc-cli')}, ${ratio(list, listSources, 'from the sources')}`,
    },
    { what: `${size} accounts: add one, ${with_}`, milliseconds: add, beside: ratio(add, addedOther, 'keepassxc-cli') },
  ]
}

function run(program: string, args: readonly string[], input = ''): void {
  const { status, stderr } = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (status !== 0) throw new Error(`${program} ${args[0] ?? ''} ended with ${status}: ${stderr}`)
}

/** KeePass 2 XML, as keepassxc-cli imports it. */
function xmlOf(all: readonly string[]): string {
  const field = (key: string, value: string) =>
    `<String><Key>${key}</Key><Value>${value.replaceAll('&', '&amp;')}</Value></String>`
  const uuid = (number: number) => Buffer.from(String(number).padStart(16, '0')).toString('base64')
  const entries = all.map(
    (link, number) =>
      `<Entry><UUID>${uuid(number + 1)}</UUID>${field('Title', `Service ${number}`)}${field('UserName', 'user')}${field('otp', link)}</Entry>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?><KeePassFile><Meta><Generator>bench</Generator></Meta><Root><Group><UUID>${uuid(0)}</UUID><Name>Root</Name>${entries.join('')}</Group></Root></KeePassFile>`
}
