import { Worker } from 'node:worker_threads'
import type { Grey } from './grey.ts'
import { bytesToHex } from '@noble/hashes/utils.js'
import { PICTURE_LIMITS } from './limits.ts'
import { nextAnswer } from './worker-answer.ts'
import type { PageCodes, QrPiece } from './picture-job.ts'
import { textOf, wholeTexts } from './qr-pieces.ts'

/**
 * Reads the QR codes of one camera picture after the other, in a worker that stays. It starts with
 * the first picture. Pictures are in memory only, and nothing is kept of them.
 */
export class FrameReader {
  #worker: Worker | undefined
  #turn: Promise<unknown> = Promise.resolve()
  /** Parts of texts that are split over several codes, which are shown one after the other. */
  readonly #pieces = new Map<string, QrPiece>()

  /**
   * The texts of the codes in it, from top to bottom; none when the picture took too long. A text that
   * was split is there once each of its parts was.
   */
  async read(frame: Grey): Promise<readonly string[]> {
    const answer = this.#turn.then(() => this.#ask(frame))
    this.#turn = answer
    return await answer
  }

  /** Ends the worker. The next picture starts another. */
  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    for (const { bytes } of this.#pieces.values()) bytes.fill(0)
    this.#pieces.clear()
    await worker?.terminate()
  }

  async #ask({ width, height, data }: Grey): Promise<readonly string[]> {
    const worker = (this.#worker ??= this.#start())
    const bytes = data.slice() // a worker takes a whole buffer, and this may be a part of one
    const answer = nextAnswer<Omit<PageCodes, 'text'>>(worker, PICTURE_LIMITS.frameSeconds)
    worker.postMessage({ width, height, data: bytes }, [bytes.buffer])
    const seen = await answer
    if (seen) return [...seen.codes, ...this.#joined(seen.pieces)]
    if (this.#worker === worker) await this.close()
    return []
  }

  #start(): Worker {
    const worker = startWorker()
    // One that ended between two pictures is not asked again.
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined
    })
    return worker
  }

  #joined(pieces: readonly QrPiece[]): readonly string[] {
    if (pieces.length === 0) return []
    // Each is seen many times while it is in sight.
    for (const piece of pieces) this.#pieces.set(`${textOf(piece)} ${piece.index} ${bytesToHex(piece.bytes)}`, piece)
    return wholeTexts([...this.#pieces.values()])
  }
}

function startWorker(): Worker {
  const file = import.meta.url.endsWith('.ts') ? './frame-worker.ts' : './frame-worker.js'
  const worker = new Worker(new URL(file, import.meta.url), {
    execArgv: [],
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: PICTURE_LIMITS.pictureHeapMegabytes },
  })
  worker.on('error', () => undefined) // the caller that waits for an answer is told
  worker.unref()
  return worker
}
