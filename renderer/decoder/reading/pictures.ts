import { decodeQRBatch } from 'qr/decode.js'

/** Phones take more pixels than help; longer sides are scaled down to these, one after the other. */
const SIDES = [3600, 1800] as const
/** Milliseconds for one try; the page does not respond meanwhile. */
const PICTURE_TIME = 4000
/** For one frame of the camera; the next one comes at once. */
const FRAME_TIME = 120

/** The texts of all QR codes in a picture; undefined when it is no picture that the browser opens. */
export async function codesInPicture(file: Blob): Promise<readonly string[] | undefined> {
  const picture = await bitmapOf(file)
  if (!picture) return undefined
  try {
    const { width, height } = picture
    const longest = Math.max(width, height)
    for (const side of SIDES.filter((each, index) => index === 0 || each < longest)) {
      const scale = Math.min(1, side / longest)
      const texts = await codesIn(picture, Math.round(width * scale), Math.round(height * scale), PICTURE_TIME)
      if (texts.length > 0) return texts
    }
    return []
  } finally {
    picture.close()
  }
}

/** The texts of all QR codes in what the camera sees now. */
export async function codesInFrame(video: HTMLVideoElement): Promise<readonly string[]> {
  const { videoWidth: width, videoHeight: height } = video
  return width === 0 ? [] : await codesIn(video, width, height, FRAME_TIME)
}

/**
 * Whether the browser gives pages other pixels than those they drew, so that nobody is told apart by
 * them: Tor Browser and LibreWolf do, and Firefox where it is set to. A little noise spoils no code.
 */
export function hidesPictures(): boolean {
  const side = 16
  const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true })
  if (!context) return true
  context.fillStyle = '#fff'
  context.fillRect(0, 0, side, side)
  context.fillStyle = '#000'
  context.fillRect(0, 0, side, side / 2)
  const { data } = context.getImageData(0, 0, side, side)
  return data.some((value, at) => at % 4 !== 3 && value > 127 !== at >= data.length / 2)
}

async function codesIn(
  source: CanvasImageSource,
  width: number,
  height: number,
  timeLimit: number,
): Promise<readonly string[]> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return []
  // What is transparent counts as paper.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(source, 0, 0, width, height)
  const { data } = context.getImageData(0, 0, width, height)
  const [found = []] = await decodeQRBatch([{ width, height, data }], {
    maxSize: { width, height },
    effort: 9,
    timeLimit,
  })
  return found.filter((text) => typeof text === 'string')
}

async function bitmapOf(file: Blob): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(file)
  } catch {
    return undefined
  }
}
