import { afterEach, beforeEach, expect, it } from 'vitest'
import { TestCli } from '../../fixtures/cli.ts'
import { textPicture } from '../../fixtures/intake/text-pictures.ts'

const CODES = ['3a1f0c9be2d47760', 'd36fa9179e22dfc1', '5c0e71ab84f39d26']
let cli: TestCli
let picture: string

beforeEach(async () => {
  cli = new TestCli()
  await cli.kit(['create', cli.vault])
  picture = cli.write('codes.pgm', await textPicture(['PyPI recovery codes', ...CODES]))
})

afterEach(() => {
  cli.close()
})

/** Answers each question by what it begins with. */
function sitting(answers: Readonly<Record<string, string | undefined>>) {
  const asked: string[] = []
  const ask = (question: string) => {
    asked.push(question)
    const found = Object.keys(answers).find((start) => question.startsWith(start))
    return found === undefined ? undefined : answers[found]
  }
  return { asked, ask }
}

it('each line of a picture is compared by the person, who may correct it, before the codes are imported', async () => {
  const person = sitting({
    'codes.pgm has no QR code': 'y',
    'Line 1 of 3': 'y',
    'Line 2 of 3': 'd36fa9179e22dfc7',
    'Line 3 of 3': '-',
    'Import 1 of 1?': 'y',
  })
  const { exit, err, out } = await cli.kit(['import', cli.vault, picture], person)
  expect([exit, person.asked.length]).toEqual([0, 5])
  expect(err).toContain('\n  3a1f0c9be2d47760\n')
  expect(err).toMatch(/Characters? [\d, and]+ (?:was|were) hard to read\./)
  expect(err).toContain('They were read as digits and the letters a to f.')
  expect(out).toContain('1 added')
  const { out: codes } = await cli.kit(['codes', cli.vault, 'PyPI'])
  expect(codes.match(/[0-9a-f]{16}/g)).toEqual(['3a1f0c9be2d47760', 'd36fa9179e22dfc7'])
})

it('a person who stops, and input without a person, import nothing', async () => {
  const stops = sitting({ 'codes.pgm has no QR code': 'y', 'Line 1 of 3': 'q' })
  const stopped = await cli.kit(['import', cli.vault, picture], stops)
  expect([stopped.exit, stops.asked.length]).toEqual([4, 2])
  expect(stopped.err).toContain('Stopped. Nothing of this picture was taken.')
  for (const [args, sits] of [
    [[], {}],
    [['--yes'], sitting({ '': 'y' })],
    [['--json'], sitting({ '': 'y' })],
  ] as const) {
    const alone = await cli.kit(['import', cli.vault, picture, ...args], sits)
    expect([alone.exit, alone.err.includes('No QR code was found in this picture.')]).toEqual([4, true])
    expect(alone.err).not.toContain(CODES[0])
  }
})
