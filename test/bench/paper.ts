import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { formatOtpauth } from '../../electron/otp/otpauth.ts'
import { symbolFor } from '../../electron/sheets/content/qr.ts'
import { madeUpAccounts } from '../simulation/accounts.ts'
import { MIB } from './kit.ts'
import { once, type Row } from './measure.ts'

/**
 * MiB for what was made just now. Electron's pointers are half as long as Node's, so that it has half of
 * what Node takes by itself; without this, Node uses 100 MiB more, however little there is to keep.
 */
const YOUNG = '--max-semi-space-size=16'

/** Sheets with a secret and eight recovery codes each, planned and drawn in their own process. */
export function benchPaper(accounts: number): Row[] {
  const script = join(import.meta.dirname, 'paper-process.ts')
  const printed = execFileSync(process.execPath, [YOUNG, script, String(accounts)], { encoding: 'utf8' })
  const { milliseconds, processor, pages, bytes, resident } = JSON.parse(printed) as Record<
    'milliseconds' | 'processor' | 'pages' | 'bytes' | 'resident',
    number
  >
  const perSecond = Math.round((1000 * pages) / processor)
  const beside = `${processor.toFixed(0)} ms of processor time, ${perSecond} pages a second, ${(bytes / pages / 1024).toFixed(1)} KiB a page, ${Math.round(resident / MIB)} MiB at most`
  return [{ what: `sheets of ${accounts} accounts`, milliseconds, beside }]
}

/** QR codes of secrets: ours, made in this process, and qrencode's, each from its own process and also at level H. */
export async function benchSymbols(count: number): Promise<Row[]> {
  const links = madeUpAccounts(count).flatMap(({ service, name, tokens }) =>
    tokens.map(({ token }) => formatOtpauth({ issuer: service, account: name, token })),
  )
  const own = await once(() => links.map((link) => symbolFor(link)))
  if (spawnSync('qrencode', ['--version']).error !== undefined)
    return [{ what: `${count} QR codes`, milliseconds: own }]
  const other = await once(() => {
    for (const input of links) execFileSync('qrencode', ['-l', 'H', '-t', 'ASCII', '-m', '0'], { input })
  })
  const started = await once(() => {
    for (const _ of links) execFileSync('qrencode', ['--version'], { stdio: 'ignore' })
  })
  const beside = `qrencode ${other.toFixed(0)} ms, and ${started.toFixed(0)} ms when it is only started as often`
  return [{ what: `${count} QR codes`, milliseconds: own, beside }]
}
