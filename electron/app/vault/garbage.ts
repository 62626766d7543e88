/**
 * What a lock cannot wipe: strings, and the copies that the engine's collector and libraries made. They
 * are garbage by then, and garbage keeps its bytes until something else takes its place. So all of it
 * is collected, and its place is filled.
 */
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { endEstimates } from '../../vault/slots/strength.ts'
import { overwriteFreed } from './overwrite-freed.ts'

/** As many threads as read, search, draw and estimate at the same time. */
const THREADS = 4

/** Calls that the lock found under way hold what they were given until they are over. */
const ENDED_BY_THEN_MILLISECONDS = 30_000

/** Node calls counting objects an experiment. */
const QUIETLY = ['--disable-warning=ExperimentalWarning']

let again: NodeJS.Timeout | undefined

/** After a lock: now, and once more when the calls that were under way then are over. */
export function overwriteGarbageOfSession(): void {
  void overwriteGarbage()
  clearTimeout(again)
  again = setTimeout(() => void overwriteGarbage(), ENDED_BY_THEN_MILLISECONDS)
  again.unref()
}

/** Overwrites the garbage of this thread and of threads that have ended. */
export async function overwriteGarbage(): Promise<void> {
  await Promise.all([setImmediate(), endEstimates()])
  await Promise.all([overwriteFreed(), ...Array.from({ length: THREADS }, overwriteByThread)])
}

/**
 * What a thread had is kept apart when it ends (pages of the engine's heap; arenas of glibc's malloc), and given to those
 * that are started next.
 */
async function overwriteByThread(): Promise<void> {
  const file = import.meta.url.endsWith('.ts') ? './overwrite-worker.ts' : './overwrite-worker.js'
  const worker = new Worker(new URL(file, import.meta.url), { execArgv: QUIETLY })
  // One that cannot be started, for want of memory, leaves things as they were.
  await new Promise((resolve) => worker.once('exit', resolve).once('error', resolve))
}
