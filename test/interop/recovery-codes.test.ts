/** Lists made up in the shape that each service documents: no real codes are anywhere. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readSource } from '../../electron/intake/formats.ts'
import { hasSamples, readSampleJson } from './samples.ts'

interface Service {
  readonly service: string
  readonly count: number | null
  readonly regex: string | null
  readonly fileName: string | null
}

const services = hasSamples ? (readSampleJson('recovery-codes/formats.json') as { services: Service[] }).services : []

/** Where nothing of the shape is documented, one that many services have. */
const ANY_SHAPE = '^[a-z0-9]{12}$'

describe.skipIf(!hasSamples)('recovery codes of a service', () => {
  test('are in the table for all 27', () => {
    expect(services).toHaveLength(27)
  })

  test.each(services)('$service are read, each as it stands', async ({ service, regex, count }) => {
    const codes = codesOf(regex, count)
    // A single code, or one without a documented shape, stands under a heading on its page.
    const text =
      count === 1 || regex === null ? `Your ${service} recovery code:\n\n${codes.join('\n')}\n` : codes.join('\n')
    expect(await read('codes.txt', text)).toEqual(codes)
  })

  test.each(services)('$service are read with a heading, numbers and a footer', async ({ service, regex, count }) => {
    const codes = codesOf(regex, count)
    const numbered = codes.map((code, at) => `${at + 1}. ${code}`).join('\r\n')
    const text = `Your recovery codes for ${service}\r\n\r\n${numbered}\r\n\r\nEach code works once.\r\nCreated on 2026-01-02`
    expect(await read('codes.txt', text)).toEqual(codes)
  })

  const named = services.filter(
    ({ fileName }) => fileName !== null && fileName !== '' && !fileName.includes('unconfirmed'),
  )

  test.each(named)('$service is told by its file name', async ({ service, fileName, regex, count }) => {
    const name = (fileName ?? '')
      .replace(/ \(.*$/, '')
      .replace('<username>', 'mara')
      .replace(/<ISO.*?>/, '2026-01-02T10_00_00Z')
    const bytes = new TextEncoder().encode(codesOf(regex, count).join('\n'))
    const { found } = await readSource({ name: name.replace('-username', '-mara'), bytes })
    const [set] = found
    expect(set?.kind === 'code-set' && service.startsWith(set.service) && set.service !== '').toBe(true)
  })
})

async function read(name: string, text: string): Promise<readonly string[]> {
  const { format, found } = await readSource({ name, bytes: new TextEncoder().encode(text) })
  expect(format).toBe('recovery-codes')
  expect(found).toHaveLength(1)
  const [set] = found
  return set?.kind === 'code-set' ? set.codes.map((code) => new TextDecoder().decode(code)) : []
}

function codesOf(regex: string | null, count: number | null): readonly string[] {
  const codes = Array.from({ length: count ?? 10 }, (_, index) => madeUp(regex ?? ANY_SHAPE, index))
  for (const code of codes) expect(code).toMatch(new RegExp(regex ?? ANY_SHAPE))
  return codes
}

/** A text that fits one of the table's simple patterns: classes, counts, literals, optional literals, one repeated group. */
function madeUp(regex: string, seed: number): string {
  let place = 0
  const pick = (from: string) => {
    const digest = createHash('sha256').update(`${seed} ${place++}`).digest()
    return from.charAt(digest.readUInt32BE(0) % from.length)
  }
  const flat = regex.replace(/\(([^)]*)\)\{(\d+)\}/g, (_, group: string, times: string) => group.repeat(Number(times)))
  return [...flat.replace(/^\^|\$$/g, '').matchAll(/\[([^\]]+)\](?:\{(\d+)\})?|([- ])\??/g)]
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
