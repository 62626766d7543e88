import { expect, test } from 'vitest'
import { authyScript } from '../../../../electron/intake/formats/authy/authy-script.ts'
import { scriptFile } from '../../../fixtures/intake/authy-tokens.ts'
import { jsonBytes } from '../../../fixtures/intake/sealing.ts'
import { foundIn, setAsideIn, survivesDamage, tokensOf } from '../accounted.ts'

test('every account has what its link says, and a name of one word is the service', async () => {
  const common = { type: 'totp', secret: 'Hello!\xde\xad\xbe\xef', algorithm: 'SHA1' }
  expect(tokensOf(await foundIn(authyScript, scriptFile()))).toEqual([
    ['PyPI', 'alice', undefined, { ...common, digits: 6, period: 30 }],
    ['Exchange', '', undefined, { ...common, digits: 7, period: 10 }],
  ])
})

test('an entry without a link is set aside with all it holds', async () => {
  const entry = { name: 'PyPI', secret: 'JBSWY3DPEHPK3PXP', uri: '' }
  expect(setAsideIn(await foundIn(authyScript, jsonBytes([entry])))).toEqual([
    [{ kind: 'other-shape', app: 'Authy' }, entry],
  ])
})

test('no damage crashes it', async () => {
  await survivesDamage(authyScript, scriptFile())
})
