/**
 * Reads the QR codes of one picture, then ends. The decoder would fetch its WebAssembly; it is
 * handed the bytes instead.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

const require = createRequire(import.meta.url)
const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'))
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })

const results = await readBarcodes(workerData as Uint8Array, {
  formats: ['QRCode'],
  textMode: 'Plain',
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
})
// A picture that cannot be opened is answered with one result that is not valid.
const opened = results.every((result) => result.isValid)
const ordered = results.toSorted(
  (a, b) => a.position.topLeft.y - b.position.topLeft.y || a.position.topLeft.x - b.position.topLeft.x,
)
parentPort?.postMessage(opened ? ordered.map((result) => result.text) : undefined)
