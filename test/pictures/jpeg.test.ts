import { expect, it } from 'vitest'
import { decodePicture, inOneBatch } from '../../electron/pictures/pictures.ts'
import { hardPicture } from '../fixtures/intake/hard-pictures.ts'
import { jpegOf } from '../fixtures/intake/jpeg.ts'

const link = (name: string) => `otpauth://totp/PyPI:${name}?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=PyPI`
/** So blurred that only the harder search reads it, for which the PDF reader opens it. */
const jpeg = (name: string) => jpegOf(hardPicture(link(name), { blur: 2.5, noise: 3 }, 1), 90)

it('JPEG pictures are read one after the other by one worker, and a damaged one between them', async () => {
  const [alice, bob] = [jpeg('alice'), jpeg('bob')]
  const damaged = alice.slice(0, alice.length / 2)
  const codes = async (bytes: Uint8Array) => await decodePicture(bytes).catch((error: unknown) => error)
  await inOneBatch(async () => {
    expect([await codes(alice), await codes(damaged), await codes(bob), await codes(alice)]).toEqual([
      [link('alice')],
      [],
      [link('bob')],
      [link('alice')],
    ])
  })
})
