import { Worker } from 'node:worker_threads'
import { KitError } from '../kit-error.ts'
import { LIMITS } from './limits.ts'
import { pictureSize } from './picture-size.ts'

/**
 * The texts of all QR codes in a picture, from top to bottom.
 *
 * The decoder is WebAssembly over C++ and reads what strangers made, so it runs in a worker that
 * has no part of the vault, works on a copy, and ends with the job.
 *
 * @param bytes - A PNG, JPEG, GIF, BMP or PNM file.
 * @throws KitError `unreadable` when it is none of them, damaged, or takes too long; `file-too-large`
 */
export async function decodePicture(bytes: Uint8Array): Promise<string[]> {
  const size = pictureSize(bytes)
  if (size && size.width * size.height > LIMITS.pixels)
    throw new KitError(
      'file-too-large',
      'This picture has more pixels than can be searched. Nothing was read. Cut out the part with the QR code.',
    )
  const answer = await runWorker(bytes)
  if (!answer)
    throw new KitError(
      'unreadable',
      'This picture could not be opened; it may be damaged. Nothing was read. Take it again, or save it as PNG.',
    )
  return answer
}

async function runWorker(bytes: Uint8Array): Promise<string[] | undefined> {
  const file = import.meta.url.endsWith('.ts') ? './picture-worker.ts' : './picture-worker.js'
  const worker = new Worker(new URL(file, import.meta.url), { workerData: bytes, execArgv: [], stderr: true })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<string[] | undefined>((resolve) => {
      const fail = () => {
        resolve(undefined)
      }
      timer = setTimeout(fail, LIMITS.pictureSeconds * 1000)
      worker.once('message', resolve)
      worker.once('error', fail)
      worker.once('exit', fail)
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
