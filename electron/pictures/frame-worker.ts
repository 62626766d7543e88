/** Reads the QR codes of camera pictures until it is ended. */
import { parentPort } from 'node:worker_threads'
import { pgmOf, type Grey } from './grey.ts'
import { readWithZxing } from './qr-decoders.ts'
import { inReadingOrder } from './qr-search.ts'

/** One look: another picture comes in an eighth of a second. */
const EFFORT = { tryHarder: true, tryRotate: true, tryInvert: true, tryDownscale: true } as const

parentPort?.on('message', (frame: Grey) => {
  const file = pgmOf(frame)
  void readWithZxing(file, frame, EFFORT).then((seen) => {
    for (const bytes of [file, frame.data]) bytes.fill(0)
    parentPort?.postMessage(inReadingOrder(seen ?? []))
  })
})
