/** Width and height in pixels. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/**
 * What kind of picture this is, by its first bytes. `heic` and `webp` are known so that they can
 * be named; the decoder does not read them.
 */
export function pictureKind(bytes: Uint8Array): 'png' | 'jpeg' | 'gif' | 'bmp' | 'pnm' | 'heic' | 'webp' | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (/^GIF8[79]a/.test(head)) return 'gif'
  if (/^BM.{4}\0{4}/s.test(head)) return 'bmp'
  if (/^P[56]\s/.test(head)) return 'pnm'
  if (/^.{4}ftyp(?:hei|hev|mif|avi)/s.test(head)) return 'heic'
  if (/^RIFF.{4}WEBP/s.test(head)) return 'webp'
  return undefined
}

/** The size a picture states in its head, before anything is decoded. Undefined when it states none. */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    switch (pictureKind(bytes)) {
      case 'png':
        return { width: view.getUint32(16), height: view.getUint32(20) }
      case 'gif':
        return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
      case 'bmp':
        return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }
      case 'jpeg':
        return jpegSize(view)
      case 'pnm':
        return pnmSize(bytes)
      default:
        return undefined
    }
  } catch {
    return undefined
  }
}

/** Walks the segments to the start of frame (ITU T.81, B.2.2). */
function jpegSize(view: DataView): PictureSize | undefined {
  for (let at = 2; at + 9 < view.byteLength;) {
    const marker = view.getUint16(at)
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    if (marker < 0xff00) return undefined
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}

function pnmSize(bytes: Uint8Array): PictureSize | undefined {
  const head = Buffer.from(bytes.subarray(0, 100)).toString('latin1')
  const [, width, height] = /^P[56]\s+(\d+)\s+(\d+)\s/.exec(head) ?? []
  return width === undefined || height === undefined ? undefined : { width: Number(width), height: Number(height) }
}
