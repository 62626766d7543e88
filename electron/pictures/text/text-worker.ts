/** Reads the text of one picture, answers, and is ended. */
import { parentPort } from 'node:worker_threads'
import type { Grey } from '../grey.ts'
import { PICTURE_LIMITS } from '../limits.ts'
import { greyOf } from '../picture-pixels.ts'
import { searchTime } from '../search-time.ts'
import { bordered, clearPage, cutOut } from './clear-page.ts'
import { OcrEngine } from './ocr-engine.ts'
import { firstLook, readAgain } from './read-again.ts'
import { cellsOf, likenessOf, type Cell } from './text-cells.ts'
import type { PictureText, TextAnswer, TextCell } from './text-job.ts'

const BORDER = 20

parentPort?.on('message', (file: Uint8Array) => {
  void answerTo(file).then((answer) => {
    const buffers =
      'failure' in answer ? [] : answer.cells.flatMap((cell) => [cell.text.buffer, cell.picture.data.buffer])
    parentPort?.postMessage(answer, buffers as ArrayBuffer[])
  })
})

async function answerTo(file: Uint8Array): Promise<TextAnswer> {
  const picture = await greyOf(file)
  if (!picture) return { failure: 'damaged' }
  const engine = await OcrEngine.start()
  try {
    return textIn(picture, engine)
  } finally {
    engine.wipe()
    for (const bytes of [file, picture.data]) bytes.fill(0)
  }
}

function textIn(picture: Grey, engine: OcrEngine): PictureText {
  const hasTime = searchTime()
  const { asItIs, clear } = clearPage(picture)
  const page = bordered(clear, BORDER)
  const cells = cellsOf(engine.read(page, '')).slice(0, PICTURE_LIMITS.textCells)
  const likeness = likenessOf(cells)
  const read = cells.map((cell): TextCell => {
    const isCode = likeness?.isCode(cell) === true
    const { text, unsure } = isCode && hasTime() ? readAgain(page, cell, likeness, engine) : firstLook(cell)
    return { text: ownBytes(text), unsure: isCode ? unsure : [], picture: pictureOf(asItIs, cell), isCode }
  })
  for (const { data } of [asItIs, clear, page]) data.fill(0)
  return { cells: read, letters: likeness?.letters ?? 'any' }
}

function pictureOf(page: Grey, { box: { left, top, right, bottom } }: Cell): Grey {
  const margin = (bottom - top) * 0.4
  return cutOut(page, {
    left: left - BORDER - 2 * margin,
    top: top - BORDER - margin,
    right: right - BORDER + 2 * margin,
    bottom: bottom - BORDER + margin,
  })
}

/** A buffer that is asked for is never on the heap of JavaScript, where moving it leaves a copy. */
function ownBytes(text: string): Uint8Array {
  const encoded = new TextEncoder().encode(text)
  const bytes = new Uint8Array(new ArrayBuffer(encoded.length))
  bytes.set(encoded)
  return bytes
}
