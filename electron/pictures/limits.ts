/** What a picture or PDF may ask of this machine. Everything is checked before the work is done. */
export const PICTURE_LIMITS = {
  pixels: 100_000_000, // 400 MB once decoded; above the cameras of most phones
  pictureSeconds: 60, // a 12-megapixel photo takes under 3 s on a slow machine
  searchSeconds: 10, // of looking at one picture or PDF in ever harder ways; no new way is begun after it
  picturesPerWorker: 50, // what one of them leaves behind in a decoder meets no more than these
  pictureHeapMegabytes: 512, // a worker holds pixels outside of it; this is for what a file claims in lists
  frameSeconds: 5, // a camera picture takes a tenth of one
  pdfPages: 100, // a page takes about a second when nothing is on it
  pdfPixels: 900_000_000, // of all pages, drawn coarsely: a hundred of A3 are 770 million
} as const
