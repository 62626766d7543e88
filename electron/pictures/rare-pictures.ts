/**
 * Kinds of pictures that few programs open, by their first bytes, so that they are named and not called
 * damaged. The app reads some of them; decoder.html depends on its browser. Needs nothing of Node.
 */
export type RarePicture = 'HEIC' | 'AVIF' | 'TIFF' | 'JPEG XL' | 'JPEG 2000'

/** Which of them a file is; undefined for any other file. */
export function rarePicture(bytes: Uint8Array): RarePicture | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 32))
  // Raw pictures of cameras are TIFF as well.
  if (/^(?:II[*+]\0|MM\0[*+])/.test(head)) return 'TIFF'
  if (/^(?:\xff\n|\0\0\0\fJXL \r\n\x87\n)/.test(head)) return 'JPEG XL'
  if (/^(?:\0\0\0\fjP {2}\r\n\x87\n|\xff\x4f\xff\x51)/.test(head)) return 'JPEG 2000'
  // ISO/IEC 14496-12 section 4.3: a size, "ftyp", the brand, a version, then the brands it is compatible with.
  if (!/^.{4}ftyp(?:hei|hev|mif1|msf1|avif|avis)/s.test(head)) return undefined
  return /^.{8}avi|^.{16,28}avi[fs]/s.test(head) ? 'AVIF' : 'HEIC'
}

/** "a HEIC picture", "an AVIF picture". */
export function pictureInWords(kind: RarePicture): string {
  return `${kind === 'AVIF' ? 'an' : 'a'} ${kind} picture`
}
