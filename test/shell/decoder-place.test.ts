import { join } from 'node:path'
import { expect, it } from 'vitest'
import { decoderPlace } from '../../electron/shell/decoder-place.ts'

const sha256 = '0123456789abcdef'.repeat(4)

it('decoder.html is among the resources of a packaged app, and else beside the built main process', () => {
  const places = { resources: join('/opt', 'kit', 'resources'), built: join('/opt', 'kit', 'dist', 'electron') }
  expect(decoderPlace({ ...places, packaged: true }, sha256)).toEqual({
    path: join('/opt', 'kit', 'resources', 'decoder.html'),
    sha256,
  })
  expect(decoderPlace({ ...places, packaged: false }, sha256)).toEqual({
    path: join('/opt', 'kit', 'dist', 'decoder.html'),
    sha256,
  })
})
