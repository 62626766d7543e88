import type { Token } from '../../otp/token.ts'
import { accountWarnings } from './account-warnings.ts'
import type { Block, LinesBlock } from './blocks.ts'
import { codesBlock, type CodesBlock, type SheetCodeSet } from './codes-block.ts'
import { printableText, type Coverage } from './printable.ts'
import { restoreAccount } from './restore-account.ts'
import { sheetId, type Sheet } from './sheet-set.ts'
import { tokenBlock } from './token-block.ts'
import type { SheetWarning } from './warnings.ts'

/** What is printed of an account. */
export interface SheetAccount {
  readonly service: string
  readonly name: string
  readonly note?: string
  readonly tokens: readonly { readonly token: Token }[]
  /** The set in force. */
  readonly codeSet?: SheetCodeSet
  /** Names of the security keys that are noted as registered there. */
  readonly keys?: readonly string[]
  /** What the service asks for besides, one sentence each. */
  readonly needs?: readonly string[]
}

/** Which half of an account a sheet holds: for different places, secrets and codes go on different sheets. */
export type AccountPart = 'account' | 'totp' | 'codes'

/** What a sheet says in place of a name. */
export const NO_SERVICE = 'Service not named'
export const NO_LOGIN = 'Login name not stated'

/** Whether there is anything to print of this part. */
export function hasPart(account: SheetAccount, part: AccountPart): boolean {
  const codes = (account.codeSet?.codes.length ?? 0) > 0
  const tokens = account.tokens.length > 0
  return part === 'totp' ? tokens : part === 'codes' ? codes : tokens || codes
}

/** Where a sheet of an account belongs, and how it is made. */
interface AccountPlace {
  readonly set: string
  readonly number: number
  readonly part: AccountPart
  readonly covers: Coverage
  /** False where only the lines are wanted. */
  readonly drawSymbols?: boolean
}

/** A sheet in plain text, and what to know before it is printed. */
export function accountSheet(
  account: SheetAccount,
  { set, number, part, covers, drawSymbols = true }: AccountPlace,
): { readonly sheet: Sheet; readonly warnings: readonly SheetWarning[] } {
  const id = sheetId(set, number)
  const service = printableText(account.service, covers)
  const name = printableText(account.name, covers)
  const note = noteOf(account).map((line) => printableText(line, covers))
  const tokens = part === 'codes' ? [] : tokenBlocks(account, id, { covers, drawSymbols })
  const codes =
    part !== 'totp' && account.codeSet && hasPart(account, 'codes')
      ? codesBlock(account.codeSet, account.service, id, covers)
      : undefined
  const held = {
    // The order of the blocks is that of the secrets.
    secrets: tokens.flatMap(({ symbol }, index) => {
      const token = account.tokens[index]?.token
      return token ? [{ token, hasSymbol: symbol !== undefined }] : []
    }),
    codes: codes !== undefined,
  }
  const substituted = [service, name, ...note].some((text) => text.substituted)
  return {
    warnings: accountWarnings(account, { part, tokens, codes, substituted }),
    sheet: {
      kind: part,
      number,
      heading: service.text || NO_SERVICE,
      name: name.text || NO_LOGIN,
      note: note.length === 1 && note[0]?.text === '' ? [] : note.map((line) => line.text),
      blocks: [...tokens, ...(codes ? [codes] : []), ...besides(account, tokens, codes, covers)],
      restore: restoreAccount(held),
      held,
    },
  }
}

/** The lines of the blocks are numbered through. */
function tokenBlocks(
  account: SheetAccount,
  id: string,
  how: { readonly covers: Coverage; readonly drawSymbols: boolean },
): readonly LinesBlock[] {
  const blocks: LinesBlock[] = []
  const { length } = account.tokens
  for (const [index, { token }] of account.tokens.entries()) {
    const firstLine = 1 + blocks.reduce((sum, block) => sum + block.lines.length, 0)
    blocks.push(
      tokenBlock(account, token, {
        which: length > 1 ? `${index + 1} of ${length}` : '',
        sheetId: id,
        firstLine,
        ...how,
      }),
    )
  }
  return blocks
}

function besides(
  { keys = [], needs = [] }: SheetAccount,
  tokens: readonly LinesBlock[],
  codes: CodesBlock | undefined,
  covers: Coverage,
): readonly Block[] {
  const printable = (texts: readonly string[]) => texts.map((text) => printableText(text, covers).text)
  return [
    ...(tokens.length === 0 && !codes
      ? [
          {
            kind: 'prose' as const,
            title: '',
            paragraphs: ['No authenticator secret and no recovery codes are in the vault for this account.'],
          },
        ]
      : []),
    ...(keys.length + needs.length > 0
      ? [
          {
            kind: 'prose' as const,
            title: 'What else you may need',
            small: true,
            paragraphs: [
              ...(needs.length > 0 ? [printable(needs).join(' ')] : []),
              ...(keys.length > 0 ? [`Security keys registered here: ${printable(keys).join(' · ')}`] : []),
            ],
          },
        ]
      : []),
  ]
}

function noteOf({ note = '' }: SheetAccount): readonly string[] {
  return note
    .trimEnd()
    .replaceAll('\t', '    ')
    .split(/\r\n|\r|\n/)
}
