/** Changes to a file such as accidents and strangers make; the same for the same seed. */

/** One to four changes, one after the other. */
export function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
  let changed = Uint8Array.from(bytes)
  const changes = 1 + Math.floor(random() * 4)
  for (let change = 0; change < changes; change++) {
    const mutation = MUTATIONS[Math.floor(random() * MUTATIONS.length)]
    if (mutation && changed.length > 0) changed = mutation(changed, random)
  }
  return changed
}

type Bytes = Uint8Array<ArrayBuffer>
type Mutation = (bytes: Bytes, random: () => number) => Bytes

const MUTATIONS: readonly Mutation[] = [
  flipBit,
  overwriteByte,
  cutOff,
  removePart,
  repeatPart,
  insertPart,
  zeroPart,
  exaggerateNumber,
  exchangeWord,
]

function flipBit(bytes: Bytes, random: () => number): Bytes {
  const at = below(bytes.length, random)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8, random))
  return bytes
}

function overwriteByte(bytes: Bytes, random: () => number): Bytes {
  bytes[below(bytes.length, random)] = [0, 1, 0x7f, 0x80, 0xff, 0x22, 0x7b, 0x3c][below(8, random)] ?? 0
  return bytes
}

function cutOff(bytes: Bytes, random: () => number): Bytes {
  return bytes.slice(0, below(bytes.length, random))
}

function removePart(bytes: Bytes, random: () => number): Bytes {
  const { start, end } = part(bytes, random)
  return joined([bytes.slice(0, start), bytes.slice(end)])
}

function repeatPart(bytes: Bytes, random: () => number): Bytes {
  const { start, end } = part(bytes, random)
  const times = 1 + below(50, random)
  const again = Array.from({ length: times }, () => bytes.slice(start, end))
  return joined([bytes.slice(0, end), ...again, bytes.slice(end)])
}

function insertPart(bytes: Bytes, random: () => number): Bytes {
  const at = below(bytes.length, random)
  const added = Uint8Array.from({ length: 1 + below(40, random) }, () => below(256, random))
  return joined([bytes.slice(0, at), added, bytes.slice(at)])
}

function zeroPart(bytes: Bytes, random: () => number): Bytes {
  const { start, end } = part(bytes, random)
  return bytes.fill(0, start, end)
}

/** Costs, sizes and counts are numbers; in text they are digits. */
function exaggerateNumber(bytes: Bytes, random: () => number): Bytes {
  const numbers = [...Buffer.from(bytes).toString('latin1').matchAll(/\d+/g)]
  const chosen = numbers[below(numbers.length, random)]
  if (!chosen) return flipBit(bytes, random)
  const other = ['0', '-1', '4294967296', '99999999999999999999', '1e308', '0.5', 'null'][below(7, random)] ?? '0'
  const end = chosen.index + chosen[0].length
  return joined([bytes.slice(0, chosen.index), Uint8Array.from(Buffer.from(other)), bytes.slice(end)])
}

/** Values end up in the place of others. */
function exchangeWord(bytes: Bytes, random: () => number): Bytes {
  const words = [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/"[^"\n]{0,200}"/g),
  ]
  const [one, other] = [words[below(words.length, random)], words[below(words.length, random)]]
  if (!one || !other) return overwriteByte(bytes, random)
  const end = one.index + one[0].length
  return joined([bytes.slice(0, one.index), Uint8Array.from(Buffer.from(other[0], 'latin1')), bytes.slice(end)])
}

function part(bytes: Bytes, random: () => number): { readonly start: number; readonly end: number } {
  const start = below(bytes.length, random)
  return { start, end: Math.min(bytes.length, start + 1 + below(Math.min(bytes.length, 200), random)) }
}

function joined(parts: readonly Uint8Array[]): Bytes {
  return Uint8Array.from(Buffer.concat(parts))
}

function below(count: number, random: () => number): number {
  return Math.floor(random() * count)
}
