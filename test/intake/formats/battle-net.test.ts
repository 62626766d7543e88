import { describe, expect, test } from 'vitest'
import { readSource } from '../../../electron/intake/formats.ts'
import { battleNetXml, masked, VALUES } from '../../fixtures/intake/battle-net.ts'
import { failsWhenCut, outcomeOf, staysWhole } from '../../fixtures/intake/outcome.ts'

const read = async (values: Readonly<Record<string, string>>) =>
  await readSource({ name: 'authenticator_preferences.xml', bytes: battleNetXml(values) })

describe('Battle.net preferences', () => {
  test('give the authenticator with its serial number as the name', async () => {
    expect(await read(VALUES)).toEqual({
      ...{ format: 'battle-net', formatName: 'Battle.net preferences', notes: [], parts: [] },
      found: [
        {
          ...{ kind: 'token', issuer: 'Battle.net', account: 'EU-1234-5678-9012', warnings: [] },
          token: {
            ...{ type: 'totp', algorithm: 'SHA1', digits: 8, period: 30 },
            secret: Uint8Array.from({ length: 20 }, (_, index) => index),
          },
        },
      ],
    })
  })

  test('need neither a serial number nor the kind of encryption', async () => {
    expect((await read({ DEVICE_SECRET: VALUES.DEVICE_SECRET })).found).toMatchObject([{ kind: 'token', account: '' }])
  })

  test.each([
    ['a secret that is not hexadecimal', { DEVICE_SECRET: 'xyz' }, { kind: 'other-shape', app: 'Battle.net' }],
    [
      'a secret that is not hexadecimal inside',
      { DEVICE_SECRET: masked('xyz!') },
      { kind: 'other-shape', app: 'Battle.net' },
    ],
    ['a secret longer than the mask', { DEVICE_SECRET: '00'.repeat(58) }, { kind: 'other-shape', app: 'Battle.net' }],
    ['an empty secret', { DEVICE_SECRET: '' }, { kind: 'secret-empty' }],
    ['a serial number that is no text', { SERIAL: 'ff' }, { kind: 'other-shape', app: 'Battle.net' }],
    ['a secret of the key store', { CREDENTIALS_ENCRYPTION_TYPE: 'KEYSTORE' }, { kind: 'phone-key' }],
  ])('with %s keep it as it is', async (_, more, reason) => {
    const { found } = await read({ ...VALUES, ...more })
    expect(found).toMatchObject([{ kind: 'quarantined', reason }])
    const verbatim = found[0]?.kind === 'quarantined' ? found[0].verbatim : new Uint8Array()
    expect(JSON.parse(new TextDecoder().decode(verbatim))).toMatchObject({
      secret: { ...VALUES, ...more }.DEVICE_SECRET,
    })
  })

  test('without an authenticator say so', async () => {
    expect(await outcomeOf(battleNetXml({ SERIAL: VALUES.SERIAL }))).toBe('file-damaged')
  })

  test('that are cut off or changed are refused with a code, or give the one entry', async () => {
    const file = battleNetXml(VALUES)
    await failsWhenCut(file)
    await staysWhole(file, ({ found }) => {
      expect(found).toHaveLength(1)
    })
  })
})
