import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { withMostMemory } from '../../electron/pictures/wasm-memory.ts'

const require = createRequire(import.meta.url)
const MODULES = [
  'zxing-wasm/reader/zxing_reader.wasm',
  '@hyzyla/pdfium/pdfium.wasm',
  '@jsquash/webp/codec/dec/webp_dec.wasm',
]

/** Magic number, version, and a memory section with one memory of 1 to 32768 pages. */
const MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 5, 6, 1, 1, 1, 0x80, 0x80, 2)

it.each(MODULES)('%s is given less memory than it states, and nothing else in it is changed', (name) => {
  const wasm = readFileSync(require.resolve(name))
  const bounded = new Uint8Array(withMostMemory(wasm, 256))
  const changed = [...bounded.entries()].filter(([at, byte]) => byte !== wasm[at])
  // 32768 pages are 80 80 02; 4096 are 80 20, and here one byte more.
  expect(changed.map(([, byte]) => byte)).toEqual([0xa0, 0x00])
})

it('a memory grows up to the bound and not beyond', async () => {
  const exported = Uint8Array.of(7, 5, 1, 1, 109, 2, 0) // under the name "m"
  const module = new Uint8Array(withMostMemory(Uint8Array.of(...MODULE, ...exported), 2))
  const { instance } = await WebAssembly.instantiate(module.buffer, {})
  const memory = instance.exports.m as { grow(pages: number): number; readonly buffer: ArrayBuffer }
  memory.grow(31)
  expect(memory.buffer.byteLength).toBe(2 * 1024 * 1024)
  expect(() => memory.grow(1)).toThrow(RangeError)
})

it.each([
  ['states no most', Uint8Array.of(...MODULE.slice(0, 8), 5, 3, 1, 0, 1)],
  ['has less', Uint8Array.of(...MODULE.slice(0, 8), 5, 4, 1, 1, 1, 8)],
  ['has no memory of its own', MODULE.slice(0, 8)],
  ['ends in the middle', MODULE.slice(0, 12)],
])('a module that %s is another one than was measured', (_, wasm) => {
  expect(() => withMostMemory(wasm, 256)).toThrow(Error)
})
