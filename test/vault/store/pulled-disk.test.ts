import { expect, it } from 'vitest'
import { readImage } from '../../../electron/vault/store/file-check.ts'

/** A regular file to look at, whose first byte cannot be read: nothing is mapped there. The system answers EIO. */
const UNREADABLE = '/proc/self/mem'

it.runIf(process.platform === 'linux')('a disk that is pulled while a copy is read is said to be gone', () => {
  expect(() => readImage(UNREADABLE)).toThrow(
    expect.objectContaining({
      code: 'unreadable',
      message:
        'The disk stopped answering while the file was read. Nothing was changed. Is it still plugged in? Choose the file again.',
    }),
  )
})
