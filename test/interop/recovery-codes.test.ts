/** Lists made up in the shape that each service documents: no real codes are anywhere. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readSource } from '../../electron/intake/formats.ts'
import { hasSamples, readSampleJson } from './samples.ts'

interface Service {
  readonly service: string
  readonly count: number | null
  readonly regex: string | null
}

const services = hasSamples ? (readSampleJson('recovery-codes/formats.json') as { services: Service[] }).services : []

describe.skipIf(!hasSamples)('recovery codes of a service', () => {
  const lists = services.filter((one) => one.regex !== null && one.count !== 1)

  test('that issues several are in the table', () => {
    expect(lists.length).toBeGreaterThan(20)
  })

  test.each(lists)('$service are read, each as it stands', async ({ regex, count }) => {
    const codes = Array.from({ length: count ?? 10 }, (_, index) => madeUp(regex ?? '', index))
    for (const code of codes) expect(code).toMatch(new RegExp(regex ?? ''))
    const bytes = new TextEncoder().encode(codes.join('\n'))
    const { format, found } = await readSource({ name: 'codes.txt', bytes })
    expect(format).toBe('recovery-codes')
    expect(found).toHaveLength(1)
    const [set] = found
    expect(set?.kind === 'code-set' && set.codes.map((code) => new TextDecoder().decode(code))).toEqual(codes)
  })
})

/** A text that fits one of the table's simple patterns: classes, counts, literals, optional literals. */
function madeUp(regex: string, seed: number): string {
  let place = 0
  const pick = (from: string) => {
    const digest = createHash('sha256').update(`${seed} ${place++}`).digest()
    return from.charAt(digest.readUInt32BE(0) % from.length)
  }
  return [...regex.replace(/^\^|\$$/g, '').matchAll(/\[([^\]]+)\](?:\{(\d+)\})?|([- ])\??/g)]
    .map(([, characters, count, literal]) =>
      characters === undefined
        ? (literal ?? '')
        : Array.from({ length: Number(count ?? 1) }, () => pick(members(characters))).join(''),
    )
    .join('')
}

function members(characters: string): string {
  return characters.replace(/(.)-(.)/g, (_, from: string, to: string) =>
    String.fromCharCode(
      ...Array.from({ length: to.charCodeAt(0) - from.charCodeAt(0) + 1 }, (_, index) => from.charCodeAt(0) + index),
    ),
  )
}
