import { expect, test } from 'vitest'
import { decoderInWords } from '../../../../renderer/vault/exports/export-words.ts'

test('what came of decoder.html is good news only when it lies beside the export', () => {
  expect(decoderInWords({ kind: 'beside', path: '/s/decoder.html' })).toEqual({
    kind: 'good',
    sentence:
      'decoder.html beside it opens it in any browser, without this app and without a network. Keep the two together.',
  })
  expect(decoderInWords({ kind: 'missing' })).toEqual({
    kind: 'warn',
    sentence:
      'The export is complete. decoder.html, the page that opens it without this app, is missing from this installation. Install the app again to have it.',
  })
  expect(decoderInWords({ kind: 'not-written' }, 'copy').sentence).toBe(
    'The copy is complete. decoder.html, the page that opens it without this app, could not be written beside it.',
  )
  expect(decoderInWords({ kind: 'altered' }).kind).toBe('warn')
  expect(decoderInWords({ kind: 'another', path: '/s/decoder.html' }).kind).toBe('warn')
  expect(decoderInWords({ kind: 'not-written' }).kind).toBe('warn')
})
