import type { SheetAccount } from './account-sheet.ts'
import { noteLines, sealedText } from './sealed-text.ts'

/** Bytes of text that a sealed sheet holds with its code twice on one page. */
const MOST_ON_PAGE = 470
/** What a piece has in any case; with the longest names that a sealed sheet can hold, its code still reads. */
const LEAST = 100

/**
 * A note in pieces that have a QR code each, to be sealed one by one. Lines stay whole where they fit on a
 * sheet; longer ones are divided, at a space if they have one.
 */
export function notePieces({ service, name, note = '' }: SheetAccount): readonly string[] {
  const frame = sealedText([{ service, name, tokens: [] }], LONGEST_PLACE)
  const most = Math.max(LEAST, MOST_ON_PAGE - bytesIn(frame))
  const pieces: string[][] = [[]]
  let left = most
  for (const line of noteLines(note)) {
    let rest = line
    while (sizeOf(rest) > left) {
      // Of a line that fits on no sheet, the beginning goes where there is room for a good part of it.
      if (sizeOf(rest) > most && left > most / 4) {
        const at = cutOf(rest, left - sizeOf(''))
        pieces.at(-1)?.push(rest.slice(0, at).trimEnd())
        rest = rest.slice(at).trimStart()
      }
      pieces.push([])
      left = most
    }
    pieces.at(-1)?.push(rest)
    left -= sizeOf(rest)
  }
  return pieces.map((lines) => lines.join('\n'))
}

/** A sheet and a day that take as much room as any. */
const LONGEST_PLACE = { sheet: '00000000-00000', printed: '0000-00-00' }

/** Bytes that a line takes as a remark: after two signs and a space, and with its end. */
function sizeOf(line: string): number {
  return bytesIn(`## ${line}\n`)
}

/** Where to cut so that what is before takes at most so many bytes. */
function cutOf(line: string, most: number): number {
  let end = 0
  let size = 0
  for (const character of line) {
    size += bytesIn(character)
    if (size > most) break
    end += character.length
  }
  const space = line.lastIndexOf(' ', end)
  return space > 0 ? space : end
}

function bytesIn(text: string): number {
  return new TextEncoder().encode(text).length
}
