import { afterEach, expect, test } from 'vitest'
import { FrameReader } from '../../electron/pictures/frames.ts'
import { hardPicture } from '../fixtures/intake/hard-pictures.ts'

const LINK = 'otpauth://totp/PyPI:alice?secret=JBSWY3DPEHPK3PXP&issuer=PyPI'
const reader = new FrameReader()

afterEach(async () => {
  await reader.close()
})

test('one picture after the other is searched, each answered for itself', async () => {
  const [alice, bob] = [LINK, LINK.replace('alice', 'bob')].map((text) => hardPicture(text, { turn: 10 }, 1))
  const empty = { width: 64, height: 48, data: new Uint8Array(64 * 48).fill(200) }
  if (!alice || !bob) throw new Error('two pictures were made')
  expect(await Promise.all([reader.read(alice), reader.read(empty), reader.read(bob)])).toEqual([
    [LINK],
    [],
    [LINK.replace('alice', 'bob')],
  ])
})

test('a picture that is closed in the middle is answered with nothing, and the next one is read again', async () => {
  const picture = hardPicture(LINK, {}, 1)
  await reader.read(picture)
  const reading = reader.read(picture)
  await Promise.resolve()
  await reader.close()
  expect(await reading).toEqual([])
  expect(await reader.read(picture)).toEqual([LINK])
})
