import { codeSetsInForce } from '../../accounts/actions.ts'
import { isRecoveryKey } from '../../accounts/recovery-keys.ts'
import type { Kit } from '../../accounts/kit.ts'
import type { PrintedSheet } from '../../accounts/records.ts'
import type { AnswersOfVault } from '../../readiness/answers/answers-in-records.ts'
import type { RunbookFacts } from '../../readiness/runbook/runbook-words.ts'
import { paperName } from '../../readiness/vault-evidence.ts'
import { partsOn } from '../../sheets/drill/copy-proof.ts'
import { copiesOf } from '../sheets/copy-view.ts'

/** Which recovery code is next, and on which sheets things stand; no code is looked at. */
export function runbookFacts(kit: Kit, names: AnswersOfVault['names']): RunbookFacts {
  const codes = [...codeSetsInForce(kit)].flatMap(([account, set]) => {
    const at = set.codes.findIndex(({ used }) => used === undefined)
    const left = set.codes.filter(({ used }) => used === undefined).length
    const isKey = isRecoveryKey(kit.get('account', account).service, set.codes)
    return at < 0 || isKey ? [] : [[names.get(account) ?? '', { next: at + 1, left }] as const]
  })
  const sheets = sheetsByCopy(kit)
  return {
    codes: new Map(codes),
    sheetsOf: (copy, account, atom) =>
      (sheets.get(copy) ?? [])
        .filter((sheet) => sheet.account !== undefined && names.get(sheet.account) === account && holds(sheet, atom))
        .map(({ number }) => number),
  }
}

function sheetsByCopy(kit: Kit): ReadonlyMap<string, readonly PrintedSheet[]> {
  return new Map(
    kit.all('sheet').flatMap((record) => {
      const { set, sheets } = record
      if (set === undefined || !sheets) return []
      return copiesOf(record).map(({ number }) => [paperName({ set, copy: number }), sheets] as const)
    }),
  )
}

function holds(sheet: PrintedSheet, atom: string): boolean {
  return partsOn(sheet).some((part) => (part === 'secret' ? atom === 'totp' : part === 'codes' && atom === 'code'))
}
