import { encodeBase32 } from '../../otp/base32.ts'
import { secretText } from '../../otp/secret-text.ts'
import type { Token } from '../../otp/token.ts'
import { checkedLine, type CheckedLine } from '../content/line-check.ts'
import { secretLines } from '../content/secret-lines.ts'
import type { Piece } from './readings.ts'

/**
 * The lines of secrets as a sheet has them that was printed with so many lines: the first sheets had
 * the secrets of mOTP in base32, which may take fewer lines than hexadecimal.
 *
 * @param pieces - As they are printed today, in the order of the tokens.
 * @param count - How many lines the sheet has, as noted when it was printed.
 */
export function asPrinted(
  pieces: readonly Piece[],
  tokens: readonly Token[],
  { id, count }: { readonly id: string; readonly count: number },
): readonly Piece[] {
  if (!tokens.some(({ type }) => type === 'motp')) return pieces
  const earlier = earlierLines(tokens, id)
  const secrets = pieces.filter(({ half }) => half === 'secret')
  const lines = pieces.reduce((sum, piece) => sum + piece.lines.length, 0)
  const more = secrets.reduce((sum, piece, at) => sum + piece.lines.length - (earlier[at]?.length ?? 0), 0)
  const withEarlier = (piece: Piece): Piece => {
    const before = earlier[secrets.indexOf(piece)]
    if (!before || piece.lines.length === 0) return piece
    if (more > 0) return count === lines - more ? { ...piece, lines: before } : piece
    return { ...piece, lines: piece.lines.map((line, at) => ({ ...line, earlier: before[at]?.text ?? line.text })) }
  }
  return pieces.map(withEarlier)
}

function earlierLines(tokens: readonly Token[], id: string): readonly (readonly CheckedLine[])[] {
  let label = 0
  return tokens.map((token) => {
    const text = token.type === 'motp' && token.text ? secretText(token) : encodeBase32(token.secret)
    return secretLines(text).map((groups) => checkedLine(id, String(++label), groups.join(' ')))
  })
}
