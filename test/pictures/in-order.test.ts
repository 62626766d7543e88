import { expect, it } from 'vitest'
import { inOrder } from '../../electron/pictures/in-order.ts'

/** Work that is done when the test says so. */
class Works {
  readonly begun: number[] = []
  readonly #ends = new Map<number, PromiseWithResolvers<string>>()
  readonly work = async (one: number) => {
    this.begun.push(one)
    return await this.#end(one).promise
  }
  finish(one: number): void {
    this.#end(one).resolve(`done ${one}`)
  }
  fail(one: number): void {
    this.#end(one).reject(new Error(`failed ${one}`))
  }
  #end(one: number): PromiseWithResolvers<string> {
    const end = this.#ends.get(one) ?? Promise.withResolvers<string>()
    this.#ends.set(one, end)
    return end
  }
}

const settled = async () => {
  await new Promise((resolve) => setImmediate(resolve))
}

it('two are worked on at a time, and come in their order though the second is done first', async () => {
  const works = new Works()
  const given: string[] = []
  const all = (async () => {
    for await (const done of inOrder([1, 2, 3, 4], 2, works.work)) given.push(done)
  })()
  await settled()
  expect(works.begun).toEqual([1, 2])
  works.finish(2)
  await settled()
  expect([given, works.begun]).toEqual([[], [1, 2]])
  works.finish(1)
  await settled()
  expect([given, works.begun]).toEqual([
    ['done 1', 'done 2'],
    [1, 2, 3, 4],
  ])
  works.finish(3)
  works.finish(4)
  await all
  expect(given).toEqual(['done 1', 'done 2', 'done 3', 'done 4'])
})

it('after an error no other is begun, and what was begun beside it is dropped', async () => {
  const works = new Works()
  const dropped: string[] = []
  const all = (async () => {
    for await (const _ of inOrder([1, 2, 3], 2, works.work, (done) => dropped.push(done)));
  })()
  works.fail(1)
  await expect(all).rejects.toThrow('failed 1')
  works.finish(2)
  await settled()
  expect([works.begun, dropped]).toEqual([[1, 2], ['done 2']])
})

it('what the caller has taken is not dropped when it leaves', async () => {
  const works = new Works()
  const dropped: string[] = []
  for (const one of [1, 2, 3]) works.finish(one)
  for await (const done of inOrder([1, 2, 3], 2, works.work, (left) => dropped.push(left))) {
    expect(done).toBe('done 1')
    break
  }
  await settled()
  expect(dropped).toEqual(['done 2'])
})

it('a list of none, and one that is shorter than may be worked on, end', async () => {
  const works = new Works()
  works.finish(1)
  const given: string[] = []
  for await (const done of inOrder([], 2, works.work)) given.push(done)
  for await (const done of inOrder([1], 2, works.work)) given.push(done)
  expect(given).toEqual(['done 1'])
})
