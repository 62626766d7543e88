import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { TestCli } from '../../fixtures/cli.ts'

const SECRET = 'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ'
let cli: TestCli
let vault: string

beforeEach(async () => {
  cli = new TestCli()
  ;({ vault } = cli)
  expect(await kit([], 'create', vault)).toMatchObject({ exit: 0 })
})

afterEach(() => {
  cli.close()
})

/** Answers with the secrets in order; after the last one, nobody is there to ask. */
const kit = (secrets: string[], ...args: string[]) => cli.kit(args, { askSecret: () => secrets.shift(), now: 59_000 })

const add = (secrets: string[], ...options: string[]) =>
  kit(secrets, 'add', vault, '--service', 'PyPI', '--account', 'mara', ...options)

describe('add', () => {
  test('takes a secret at the prompt and shows what was added, not the secret', async () => {
    const added = await add([SECRET], '--digits', '8')
    expect(added).toEqual({ exit: 0, out: 'Added PyPI · mara (TOTP, SHA1, 8 digits, 30 s).', err: '' })
    // RFC 6238 appendix B, 59 s.
    expect((await kit([], 'code', vault, 'PyPI')).out).toContain('94287082')
  })

  test('takes a PIN where the type has one', async () => {
    expect(await add(['7ac61d4736f51a2b', '1234'], '--type', 'motp')).toMatchObject({ exit: 0 })
  })

  test('says what is wrong, and adds nothing', async () => {
    expect(await add(['JBSWY3D0'])).toEqual({
      exit: 1,
      out: '',
      err: 'Character 8 is 0, which no secret has. It may be the letter O. Nothing was added.',
    })
    expect(await add([SECRET], '--digits', '11')).toMatchObject({
      exit: 1,
      err: '11 is not a number of digits from 1 to 10. Nothing was added.',
    })
  })

  test('does not add the same token twice', async () => {
    await add([SECRET])
    expect(await add([SECRET])).toEqual({
      exit: 1,
      out: '',
      err: 'The same token is in the vault already, as "PyPI: mara". Nothing was added.',
    })
  })

  test('does nothing without a terminal', async () => {
    expect(await add([])).toMatchObject({
      exit: 3,
      err: 'A secret can only be typed at a terminal. Nothing was added.',
    })
  })

  test.each([
    [['--type', 'sms'], '--type is one of totp, hotp, steam, motp, yandex.'],
    [['--algorithm', 'MD5'], '--algorithm is one of SHA1, SHA224, SHA256, SHA384, SHA512.'],
    [['--period', 'x'], '--period takes a whole number.'],
  ])('calls %j a usage error', async (options, message) => {
    expect(await add([SECRET], ...options)).toMatchObject({ exit: 2, err: expect.stringContaining(message) as string })
  })
})
