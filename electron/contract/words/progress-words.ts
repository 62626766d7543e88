/** How far long work is, in the window and the terminal. */
import type { ProgressTold } from '../../contract.ts'

const NUMBER = new Intl.NumberFormat('en')

/** "links.txt: 3 of 20", or of a file with pictures in it, "Reading picture 312 of 1,000". */
export function progressWords({ what, done, total, pictures }: ProgressTold): string {
  if (!pictures) return `${what}: ${NUMBER.format(done)} of ${NUMBER.format(total)}`
  const place = NUMBER.format(Math.min(pictures.done + 1, pictures.total))
  const words = `Reading picture ${place} of ${NUMBER.format(pictures.total)}`
  return total === 1 ? words : `${words} in ${what}`
}
