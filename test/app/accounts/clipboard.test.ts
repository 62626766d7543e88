import { describe, expect, it } from 'vitest'
import { CopiedSecret } from '../../../electron/app/accounts/clipboard.ts'

/** Lets everything run that waits for nothing outside. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

/** A clipboard that only accepts a text when the test says so. */
function slowClipboard() {
  let text = ''
  const waiting: (() => void)[] = []
  return {
    port: {
      write: (next: string) =>
        new Promise<void>((resolve) => {
          waiting.push(() => {
            text = next
            resolve()
          })
        }),
      read: () => Promise.resolve(text),
    },
    get text() {
      return text
    },
    get waiting() {
      return waiting.length
    },
    takeNext: async () => {
      await settled()
      waiting.shift()?.()
      await settled()
    },
  }
}

describe('what the app copied', () => {
  it('is cleared also when the vault is locked while it is on its way to the clipboard', async () => {
    const clipboard = slowClipboard()
    const copied = new CopiedSecret(clipboard.port)
    const copying = copied.copy('123456', 300)
    await settled()
    const clearing = copied.clear()
    await clipboard.takeNext()
    expect(clipboard.text).toBe('123456')
    await clipboard.takeNext()
    await Promise.all([copying, clearing])
    expect(clipboard.text).toBe('')
    expect(clipboard.waiting).toBe(0)
  })

  it('is not mistaken for the next thing copied while it is being cleared', async () => {
    const clipboard = slowClipboard()
    const copied = new CopiedSecret(clipboard.port)
    const first = copied.copy('123456', 300)
    await clipboard.takeNext()
    await first
    const clearing = copied.clear()
    const second = copied.copy('654321', 300)
    await clipboard.takeNext()
    await clipboard.takeNext()
    await Promise.all([clearing, second])
    expect(clipboard.text).toBe('654321')
    const last = copied.clear()
    await clipboard.takeNext()
    await last
    expect(clipboard.text).toBe('')
  })

  it('is forgotten when it could not be copied', async () => {
    const copied = new CopiedSecret({
      write: () => Promise.reject(new Error('no clipboard')),
      read: () => Promise.resolve('somebody else’s'),
    })
    await expect(copied.copy('123456', 300)).rejects.toThrow('no clipboard')
    await expect(copied.clear()).resolves.toBeUndefined()
  })
})
