import { Worker } from 'node:worker_threads'
import { KitError } from '../../kit-error.ts'
import { PICTURE_LIMITS } from '../limits.ts'
import { pictureKind, pictureSize } from '../picture-size.ts'
import type { PictureText, TextAnswer } from './text-job.ts'

/**
 * The text of a picture, read by a worker that starts and ends with it. Characters are misread often, so a
 * person must compare each line with the picture.
 *
 * @param bytes - A PNG, JPEG, WebP, AVIF or PGM file; it is left as it is.
 * @throws KitError `unreadable` when it cannot be opened or takes too long, `file-too-large`, or `cancelled`
 */
export async function textInPicture(bytes: Uint8Array, signal: AbortSignal): Promise<PictureText> {
  const size = pictureSize(bytes)
  if (!size || size.width === 0 || size.height === 0 || !OPENED.includes(pictureKind(bytes))) throw notOpened()
  if (size.width * size.height > PICTURE_LIMITS.textPixels)
    throw new KitError(
      'file-too-large',
      'This picture has more pixels than text is searched in. Nothing was read. Cut out the part with the codes.',
    )
  if (signal.aborted) throw stopped()
  const worker = startWorker()
  try {
    const answer = await answerOf(worker, bytes, signal)
    if (!answer || 'failure' in answer) throw notOpened()
    return answer
  } finally {
    await worker.terminate()
  }
}

const OPENED: readonly unknown[] = ['png', 'jpeg', 'webp', 'avif', 'pnm']

function notOpened(): KitError {
  return new KitError(
    'unreadable',
    'The text of this picture could not be read. Nothing was saved. Save it as an ordinary PNG or JPEG, or type the codes.',
  )
}

function stopped(): KitError {
  return new KitError('cancelled', 'Stopped. Nothing of it was read.')
}

/** Undefined when it fails, or takes too long. @throws KitError `cancelled` */
async function answerOf(worker: Worker, bytes: Uint8Array, signal: AbortSignal): Promise<TextAnswer | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<TextAnswer | undefined>()
  const fail = () => {
    resolve(undefined)
  }
  const stop = () => {
    reject(stopped())
  }
  const timer = setTimeout(fail, PICTURE_LIMITS.textSeconds * 1000)
  worker.once('message', resolve).once('error', fail).once('exit', fail)
  signal.addEventListener('abort', stop)
  const own = Uint8Array.from(bytes) // a worker takes a whole buffer, and this may be a part of one
  worker.postMessage(own, [own.buffer])
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
}

function startWorker(): Worker {
  const file = import.meta.url.endsWith('.ts') ? './text-worker.ts' : './text-worker.js'
  return new Worker(new URL(file, import.meta.url), {
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: PICTURE_LIMITS.pictureHeapMegabytes },
  })
}
