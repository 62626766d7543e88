import { linkParts } from '../../../electron/otp/otpauth-schemes.ts'
import { parseMark } from '../../../electron/sheets/content/mark.ts'
import { identityIn } from '../../../electron/vault/age/identity-text.ts'
import { ageLock } from '../../../electron/vault/age/age-header.ts'
import { saysItIsAVault } from '../vault/sqlite/image.ts'
import { armoredIn } from './age-file.ts'
import { readExport } from './kit-export.ts'
import type { Material } from './material-kinds.ts'
import { materialOnPages } from './page-material.ts'
import { accountOf } from './restored.ts'
import { sealedAccounts } from './sealed-accounts.ts'

/** A share has 20 words or more; fewer words in a row may be any sentence. */
const LEAST_WORDS = 15

/** What is in a file: a vault, an age file, or text. */
export function materialInFile(bytes: Uint8Array): readonly Material[] {
  if (saysItIsAVault(bytes)) return [{ kind: 'vault', file: bytes }]
  if (ageLock(bytes)) return [ageMaterial(bytes)]
  const text = textOf(bytes)
  return text === undefined ? [] : materialIn(text)
}

/** What is in a text that was pasted, typed or read from a QR code, in its order; empty when it is nothing known. */
export function materialIn(text: string): readonly Material[] {
  return materialOnPages(text, materialOfOne) ?? materialOfOne(text)
}

/** What a QR code holds. A sheet's code of an account is its secret alone, so that is said with it. */
export function materialInCode(text: string): readonly Material[] {
  const materials = materialIn(text)
  if (!linkParts(text.trim())) return materials
  return materials.map((material) => {
    if (material.kind !== 'accounts') return material
    const accounts = material.accounts.map((account) => ({ ...account, asides: [...account.asides, CODES_ON_PAPER] }))
    return { ...material, accounts }
  })
}

const CODES_ON_PAPER = { kind: 'codes-on-paper' } as const

function materialOfOne(text: string): readonly Material[] {
  const armored = armoredIn(text)
  if (armored.files.length + armored.damaged > 0) return agesOf(armored)
  const exported = readExport(text)
  if (exported)
    return [
      exported.ok ? { kind: 'kit', contents: exported.contents } : { kind: 'refused', why: { kind: 'newer-export' } },
    ]
  const accounts = sealedAccounts(text)
  if (accounts) return [{ kind: 'accounts', accounts, unread: 0 }]
  const whole = wholeOf(text)
  if (whole) return [whole]
  const shares = sharesIn(text)
  if (shares.length > 0) return shares
  return text.split(/\r\n|\r|\n/).flatMap((line) => linkOf(line.trim()))
}

/** What an opened age file holds: an export, or the text of a sealed sheet. */
export function materialInside(content: Uint8Array): readonly Material[] {
  const text = textOf(content)
  if (text === undefined) return [{ kind: 'refused', why: { kind: 'opened-no-text' } }]
  const found = materialIn(text)
  return found.length > 0 ? found : [{ kind: 'text', text }]
}

function agesOf({ files, damaged }: ReturnType<typeof armoredIn>): readonly Material[] {
  const read = files.map(ageMaterial)
  return damaged === 0 ? read : [...read, { kind: 'refused', why: { kind: 'sealed-text-not-whole' } }]
}

function ageMaterial(file: Uint8Array): Material {
  const lock = ageLock(file) ?? 'identity'
  return lock === 'other' ? { kind: 'refused', why: { kind: 'other-lock' } } : { kind: 'age', file, lock }
}

function wholeOf(text: string): Material | undefined {
  const mark = parseMark(text.trim())
  if (mark) return { kind: 'mark', mark }
  const identity = identityIn(text)
  return identity === undefined ? undefined : { kind: 'identity', identity }
}

/** One a line, or with words over several lines and an empty line between shares. */
function sharesIn(text: string): readonly Material[] {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  if (lines.length === 0) return []
  const pieces = lines.every(looksLikeShare) ? lines : text.split(/(?:\r\n|\r|\n)\s*(?:\r\n|\r|\n)/)
  return pieces.filter(looksLikeShare).map((words) => ({ kind: 'share', words }))
}

function looksLikeShare(text: string): boolean {
  const words = text.trim().split(/\s+/)
  if (!words.every((word) => /^(?:[a-z]+|\d+[.):]?)$/i.test(word))) return false
  return words.filter((word) => /^[a-z]+$/i.test(word)).length >= LEAST_WORDS
}

function linkOf(line: string): readonly Material[] {
  if (/^otpauth-migration:/i.test(line)) return [{ kind: 'refused', why: { kind: 'migration-code' } }]
  if (!linkParts(line)) return []
  const account = accountOf(line)
  if (!('reason' in account)) return [{ kind: 'accounts', accounts: [account], unread: 0 }]
  return [{ kind: 'refused', why: { kind: 'link', reason: account.reason } }]
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
