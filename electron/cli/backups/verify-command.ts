import { resolve } from 'node:path'
import { inspectVault, type Inspection } from '../../accounts/inspection.ts'
import { withPassphrase } from '../../vault/slots/passphrase.ts'
import { Vault, type Damage } from '../../vault/vault.ts'
import { JSON_OPTION, PASSPHRASE_OPTION } from '../open-app.ts'
import type { Command } from '../command.ts'
import { readSecret } from '../terminal.ts'

const DAMAGE_WORDS: Readonly<Record<Damage['what'], string>> = {
  missing: 'is missing',
  altered: 'was altered or rolled back',
  unknown: 'was added',
  unlisted: 'and all other records that start with it: their list was altered',
}

export const verifyCommand: Command = {
  usage: 'FILE',
  summary: 'Open a vault or a backup without changing it, check every record, and print what is in it. 1 when damaged.',
  takes: { min: 1, max: 1 },
  options: { ...PASSPHRASE_OPTION, ...JSON_OPTION },
  async run({ words, options, terminal }) {
    const path = resolve(words[0] ?? '')
    const file = options['passphrase-file']
    const passphrase = await readSecret(terminal, typeof file === 'string' ? file : undefined, 'Passphrase')
    const inspection = await withPassphrase(passphrase, (bytes) => inspect(path, bytes))
    if (options.json === true) terminal.out(JSON.stringify({ file: path, ...inspection }))
    else for (const line of describe(inspection)) terminal.out(line)
    return inspection.damage.length === 0 ? 0 : 1
  },
}

/** Opens it in memory, so that a write-protected stick is fine. */
async function inspect(path: string, bytes: Uint8Array): Promise<Inspection> {
  const vault = await Vault.openCopy(path, bytes)
  try {
    return inspectVault(vault)
  } finally {
    vault.close()
  }
}

function describe({ vault, revision, records, passphrases, identities, readBack, damage }: Inspection): string[] {
  const total = Object.values(records).reduce((sum, count) => sum + count, 0)
  return [
    `Vault ${vault}, revision ${revision}`,
    `Opened by ${passphrases} ${passphrases === 1 ? 'passphrase' : 'passphrases'} and ${identities} paper ${identities === 1 ? 'key' : 'keys'}`,
    `${total} ${total === 1 ? 'record' : 'records'}, all opened`,
    ...Object.entries(records).map(([kind, count]) => `${String(count).padStart(8)}  ${kind}`),
    readBack === undefined
      ? 'No backup has been read back yet.'
      : `A backup was last read back on ${readBack.slice(0, 10)}.`,
    ...damage.map(({ id, what }) => `Damaged: ${id} ${DAMAGE_WORDS[what]}`),
    damage.length === 0 ? 'No damage.' : 'This file is damaged. Keep it, and open a backup.',
  ]
}
