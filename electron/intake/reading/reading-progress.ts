/** How far the reading of one file is, told from wherever in its format that is known. */
import { AsyncLocalStorage } from 'node:async_hooks'

/** Pictures of a file that were read, and how many there are. */
export interface ReadingProgress {
  readonly done: number
  readonly total: number
}

type Tell = (progress: ReadingProgress) => void

const readings = new AsyncLocalStorage<Tell>()

/** Reads one file. @param tell - Told how far it is, where that takes long. */
export async function withProgress<T>(tell: Tell, read: () => Promise<T>): Promise<T> {
  return await readings.run(tell, read)
}

/** A picture of the file is being read. */
export function tellProgress(progress: ReadingProgress): void {
  readings.getStore()?.(progress)
}
