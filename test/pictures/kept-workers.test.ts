import { Worker } from 'node:worker_threads'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { KeptWorkers } from '../../electron/pictures/kept-workers.ts'
import { inOneBatch, decodePicture } from '../../electron/pictures/pictures.ts'
import { PATIENCE } from '../fixtures/patience.ts'
import { qrPng } from '../fixtures/intake/pictures.ts'

const SECONDS = PATIENCE / 1000

/** Answers with its number, unless it is told to do otherwise. */
const SCRIPT = `
  const { parentPort, workerData } = require('node:worker_threads')
  parentPort.on('message', ({ todo }) => {
    if (todo === 'fail') throw new Error('told to')
    if (todo === 'hang') return
    parentPort.postMessage(workerData)
    if (todo === 'leave') process.exit()
  })`

let started: Worker[]
let workers: KeptWorkers

beforeEach(() => {
  started = []
  workers = new KeptWorkers(() => {
    const worker = new Worker(SCRIPT, { eval: true, workerData: started.length + 1, stderr: true })
    started.push(worker)
    return worker
  }, 3)
})

const ask = (todo = '') => workers.ask<number>({ todo }, SECONDS)

/** Numbers of those that have not ended. */
const running = () => started.flatMap((worker, at) => (worker.threadId === -1 ? [] : [at + 1]))

describe('workers', () => {
  it('end with their job', async () => {
    expect([await ask(), await ask()]).toEqual([1, 2])
    expect(running()).toEqual([])
  })

  it('are kept for the next job of a batch, and end with it', async () => {
    await workers.inBatch(async () => {
      expect([await ask(), await ask()]).toEqual([1, 1])
      expect(running()).toEqual([1])
    })
    expect(running()).toEqual([])
  })

  it('end with a batch that fails', async () => {
    const failing = workers.inBatch(async () => {
      await ask()
      throw new Error('of the batch')
    })
    await expect(failing).rejects.toThrow('of the batch')
    expect(running()).toEqual([])
  })

  it('do so many jobs at most', async () => {
    await workers.inBatch(async () => {
      expect([await ask(), await ask(), await ask(), await ask()]).toEqual([1, 1, 1, 2])
    })
  })

  it('are not asked again after one failed or took too long', async () => {
    await workers.inBatch(async () => {
      expect([await ask(), await ask('fail'), await ask()]).toEqual([1, undefined, 2])
      expect(await workers.ask({ todo: 'hang' }, 0.01)).toBeUndefined()
      expect([await ask(), running()]).toEqual([3, [3]])
    })
  })

  it('are not asked again after one ended by itself', async () => {
    await workers.inBatch(async () => {
      expect(await ask('leave')).toBe(1)
      await vi.waitUntil(() => running().length === 0, PATIENCE)
      expect(await ask()).toBe(2)
    })
  })

  it('are not asked again after one ended in the turn in which it answered', async () => {
    const gone = new Worker('', { eval: true })
    await vi.waitUntil(() => gone.threadId === -1, PATIENCE)
    vi.spyOn(gone, 'postMessage').mockImplementation(() => {
      setImmediate(() => gone.emit('message', 1) && gone.emit('exit', 0))
    })
    const left = [gone, new Worker(SCRIPT, { eval: true, workerData: 2 })]
    const kept = new KeptWorkers(() => left.shift() ?? gone, 3)
    await kept.inBatch(async () => {
      expect([await kept.ask({}, SECONDS), await kept.ask({}, SECONDS)]).toEqual([1, 2])
    })
  })

  it('are as many as there are jobs at a time', async () => {
    await workers.inBatch(async () => {
      const atOnce = async (count: number) => (await Promise.all(Array.from({ length: count }, () => ask()))).toSorted()
      expect([await atOnce(2), await atOnce(3)]).toEqual([
        [1, 2],
        [1, 2, 3],
      ])
    })
    expect(running()).toEqual([])
  })

  it('last until the last of several batches ends', async () => {
    const other = Promise.withResolvers<undefined>()
    const longer = workers.inBatch(() => other.promise)
    await workers.inBatch(async () => {
      await ask()
    })
    expect([await ask(), running()]).toEqual([1, [1]])
    other.resolve(undefined)
    await longer
    expect(running()).toEqual([])
  })
})

describe('the worker of pictures', () => {
  it('reads one picture after the other, and a damaged one between them', async () => {
    const links = ['alice', 'bob'].map((name) => `otpauth://totp/PyPI:${name}?secret=JBSWY3DPEHPK3PXP`)
    const [alice, bob] = await Promise.all(links.map((link) => qrPng(link)))
    const damaged = alice?.slice(0, 60)
    const codes = (bytes: Uint8Array = new Uint8Array()) =>
      decodePicture(bytes).catch((error: unknown) => (error as { code: unknown }).code)
    await inOneBatch(async () => {
      expect([await codes(alice), await codes(damaged), await codes(bob)]).toEqual([
        [links[0]],
        'unreadable',
        [links[1]],
      ])
    })
  })
})
