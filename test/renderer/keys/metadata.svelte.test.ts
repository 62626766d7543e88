import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MetadataView } from '../../../electron/contract.ts'
import { Metadata } from '../../../renderer/keys/metadata.svelte.ts'
import { FakeWindow, HeldAnswer, refusal, until } from '../../fixtures/window/fake-window.ts'
import { shown } from '../../fixtures/window/shown.svelte.ts'

const OLD: MetadataView = {
  number: 41,
  nextUpdate: '2026-03-15',
  read: '2026-02-01T12:00:00Z',
  models: 2,
  outOfDate: true,
}
const NEW: MetadataView = { ...OLD, number: 42, outOfDate: false }

let window: FakeWindow
let metadata: Metadata

beforeEach(() => {
  window = new FakeWindow({ 'keys.metadata': () => OLD })
  metadata = new Metadata()
})

afterEach(() => {
  vi.unstubAllGlobals()
})

describe("FIDO's metadata in the window", () => {
  it('is what the vault keeps, or nothing', async () => {
    expect([metadata.loaded, metadata.kept]).toEqual([false, undefined])
    await metadata.load()
    expect([metadata.loaded, metadata.kept]).toEqual([true, OLD])
    window.answers['keys.metadata'] = () => undefined
    await metadata.load()
    expect([metadata.loaded, metadata.kept]).toEqual([true, undefined])
  })

  it('is not known when it cannot be asked', async () => {
    window.answers['keys.metadata'] = refusal('vault-locked', 'Locked.')
    await metadata.load()
    expect([metadata.loaded, metadata.loading.error]).toEqual([false, 'Locked.'])
  })

  it('is the new one once a file was read', async () => {
    await metadata.load()
    const read = { kind: 'read', metadata: NEW, before: 41, others: 3 } as const
    window.answers['keys.readMetadata'] = () => read
    await metadata.choose()
    expect([metadata.kept, metadata.result]).toEqual([NEW, read])
    expect(window.asked.at(-1)).toEqual(['keys.readMetadata', {}])
  })

  it('stays as it is after a refusal, a cancelled choice or an error', async () => {
    await metadata.load()
    const refused = { kind: 'refused', why: { kind: 'signature' } } as const
    window.answers['keys.readMetadata'] = () => refused
    await metadata.choose()
    expect([metadata.kept, metadata.result]).toEqual([OLD, refused])
    window.answers['keys.readMetadata'] = () => undefined
    await metadata.choose()
    expect([metadata.kept, metadata.result]).toEqual([OLD, undefined])
    window.answers['keys.readMetadata'] = refusal('not-found', 'There is no file.')
    await metadata.choose()
    expect([metadata.kept, metadata.result, metadata.reading.error]).toEqual([OLD, undefined, 'There is no file.'])
  })

  it('is nothing once it was forgotten, and stays if that fails', async () => {
    await metadata.load()
    window.answers['keys.forgetMetadata'] = refusal('write-failed', 'Not written.')
    await metadata.forget()
    expect([metadata.kept, metadata.reading.error]).toEqual([OLD, 'Not written.'])
    window.answers['keys.forgetMetadata'] = () => undefined
    await metadata.forget()
    expect([metadata.loaded, metadata.kept, metadata.reading.error]).toEqual([true, undefined, ''])
  })

  it('asks once at a time, and meanwhile shows nothing of the file before', async () => {
    window.answers['keys.readMetadata'] = () => ({ kind: 'refused', why: { kind: 'cut' } })
    await metadata.choose()
    const held = new HeldAnswer<'keys.readMetadata'>()
    window.answers['keys.readMetadata'] = held.handler
    const { entries, end } = shown(() => [metadata.reading.busy, metadata.result?.kind])
    const choosing = [metadata.choose(), metadata.choose()]
    await until(() => window.asked.length === 2)
    expect(metadata.result).toBeUndefined()
    held.give({ kind: 'read', metadata: NEW, others: 0 })
    await Promise.all(choosing)
    end()
    expect(window.asked.length).toBe(2)
    expect(entries[0]).toEqual([false, 'refused'])
    expect([metadata.reading.busy, metadata.result?.kind]).toEqual([false, 'read'])
  })
})
