/** The values of a record, https://www.sqlite.org/fileformat2.html section 2.1. */
import { damaged } from '../problem.ts'
import { viewOf } from './image.ts'
import { varint } from './varint.ts'

/** A value of a row. Vaults have no floating-point numbers. */
export type Value = null | number | string | Uint8Array

/** The values of a record, of which there have to be so many. */
export function valuesOf(record: Uint8Array, columns: number): readonly Value[] {
  const [headBytes, first] = varint(record, 0, record.length)
  if (headBytes > record.length) throw damaged()
  const types: number[] = []
  for (let place = first; place < headBytes;) {
    const [type, next] = varint(record, place, headBytes)
    types.push(type)
    if (types.length > columns) throw damaged()
    place = next
  }
  if (types.length !== columns) throw damaged()
  let at = headBytes
  const values = types.map((type) => {
    const start = at
    at += sizeOf(type)
    if (at > record.length) throw damaged()
    return valueOf(type, record.subarray(start, at))
  })
  if (at !== record.length) throw damaged()
  return values
}

function sizeOf(type: number): number {
  if (type >= 12) return (type - 12 - (type % 2)) / 2
  const size = [0, 1, 2, 3, 4, 6, 8, undefined, 0, 0][type]
  if (size === undefined) throw damaged()
  return size
}

function valueOf(type: number, bytes: Uint8Array): Value {
  if (type === 0) return null
  if (type === 8 || type === 9) return type - 8
  if (type < 12) return integer(bytes)
  return type % 2 === 0 ? bytes : text(bytes)
}

/** Two's complement, big-endian. */
function integer(bytes: Uint8Array): number {
  const negative = viewOf(bytes).getInt8(0) < 0
  const magnitude = bytes.reduce((sum, byte) => sum * 256 + (negative ? byte ^ 255 : byte), 0)
  if (magnitude > Number.MAX_SAFE_INTEGER) throw damaged()
  return negative ? -magnitude - 1 : magnitude
}

function text(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw damaged()
  }
}
