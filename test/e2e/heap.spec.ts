/** What is left in the window's memory after a lock, by a heap snapshot. */
import type { CDPSession } from '@playwright/test'
import { bringIn, createVault, expect, go, lock, PASSPHRASE, PYPI, SECRET, test } from './kit.ts'

/** The texts in the page's memory, after its garbage was collected. */
async function heapOf(client: CDPSession): Promise<string> {
  const chunks: string[] = []
  const collect = ({ chunk }: { chunk: string }): void => {
    chunks.push(chunk)
  }
  client.on('HeapProfiler.addHeapSnapshotChunk', collect)
  await client.send('HeapProfiler.collectGarbage')
  await client.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  client.off('HeapProfiler.addHeapSnapshotChunk', collect)
  return chunks.join('')
}

/** How a secret may be written: as it is, or in groups. */
const spellings = (secret: string): readonly string[] => [secret, secret.replace(/(.{4})(?=.)/g, '$1 ')]

test('after a lock, no secret, code or passphrase is in the memory of the window', async ({ window, host }) => {
  await createVault(window)
  await bringIn(window, PYPI)
  await go(window, 'Accounts')
  await window.getByRole('button', { name: 'Show secret' }).click()
  await expect(window.getByText(spellings(SECRET).at(1) ?? '')).toBeVisible()
  const client = await host.context.newCDPSession(window)
  await client.send('HeapProfiler.enable')
  const shown = await heapOf(client)
  expect(spellings(SECRET).some((one) => shown.includes(one))).toBe(true)

  await lock(window)
  const heap = await heapOf(client)
  for (const secret of [...spellings(SECRET), PASSPHRASE, 'alice']) expect(heap.includes(secret)).toBe(false)
})
