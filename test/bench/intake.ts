/** The cost of reading ten thousand links, and exports of ten megabytes; each row gives the size. */
import { readSource } from '../../electron/intake/formats.ts'
import type { Source } from '../../electron/intake/intake.ts'
import { planIntake } from '../../electron/intake/plan/plan.ts'
import { aegisEncrypted, aegisPlain } from '../fixtures/intake/aegis.ts'
import { median, type Row } from './measure.ts'

const ENTRIES = 10_000
/** An icon for each entry, as Aegis stores them, makes the file ten megabytes. */
const ICON = 'A'.repeat(720)
const EMPTY = { accounts: [], tokens: [], codeSets: [], quarantined: [] }

export async function benchIntake(): Promise<Row[]> {
  /** A different secret for each, in base32 letters. */
  const secret = (index: number) =>
    `JBSWY3DPEHPK3PXP${index
      .toString(4)
      .padStart(8, '0')
      .replace(/\d/g, (digit) => 'ABCD'.charAt(Number(digit)))}`
  const links = Array.from(
    { length: ENTRIES },
    (_, index) => `otpauth://totp/Service%20${index}:alice?secret=${secret(index)}&issuer=Service%20${index}`,
  )
  const entries = links.map((_, index) => ({
    type: 'totp',
    issuer: `Service ${index}`,
    name: 'alice',
    icon: ICON,
    info: { secret: secret(index), algo: 'SHA1', digits: 6, period: 30 },
  }))
  return [
    await measured('links', { name: 'links.txt', bytes: new TextEncoder().encode(links.join('\n')) }),
    await measured('Aegis export', { name: 'aegis.json', bytes: aegisPlain({ entries }) }),
    await measured(
      'Aegis export, encrypted',
      { name: 'aegis.json', bytes: aegisEncrypted({ entries }, [{ password: 'bench' }]) },
      'bench',
    ),
  ]
}

async function measured(what: string, source: Source, password?: string): Promise<Row> {
  const milliseconds = await median(3, async () => {
    // A new copy each time, because what is known about a text is cached by its bytes.
    const reading = await readSource({ name: source.name, bytes: Uint8Array.from(source.bytes) }, password)
    planIntake([{ source: source.name, reading }], EMPTY)
  })
  const megabytes = (source.bytes.length / 1_000_000).toFixed(1)
  return { what: `${ENTRIES} entries read and planned: ${what}, ${megabytes} MB`, milliseconds }
}
