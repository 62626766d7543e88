/** What a picture or PDF may ask of this machine. Everything is checked before the work is done. */
export const PICTURE_LIMITS = {
  pixels: 100_000_000, // 400 MB once decoded; above the cameras of most phones
  pictureSeconds: 60, // a 12-megapixel photo takes under 3 s on a slow machine
  searchSeconds: 10, // of processor time for one picture or PDF, in ever harder ways; no new one begins after it
  searchWallSeconds: 40, // the same on the clock; what was found by then is still in time for `pictureSeconds`
  picturesAtOnce: 2, // each has a worker, which may take a gigabyte for a hostile picture
  picturesPerWorker: 200, // what one leaves behind in a decoder can affect only these; a new one is slow for its first few
  pictureHeapMegabytes: 512, // a worker holds pixels outside of it; this is for what a file claims in lists
  frameSeconds: 5, // a camera picture takes a tenth of one
  textPixels: 30_000_000, // a photograph that text is read in; it is looked at in 1.5 million of them
  textSeconds: 120, // a list of 16 codes takes 3 s on a slow machine
  textCells: 200, // lines and columns; a list of codes has a tenth
  pdfPages: 100, // a page takes about a second when nothing is on it
  pdfPixels: 900_000_000, // all pages, drawn coarsely: a hundred A3 pages have 770 million
} as const
