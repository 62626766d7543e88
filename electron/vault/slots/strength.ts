import { Worker } from 'node:worker_threads'

/** The lowest `passphraseStrength` score that a new passphrase must reach. */
export const LEAST_SCORE = 3

/** What a dictionary attack on a passphrase would cost. */
export interface Strength {
  /** 0 (guessed at once) to 4 (out of reach). */
  readonly score: 0 | 1 | 2 | 3 | 4
  /** How long 10,000 guesses a second would take, in words. */
  readonly crackTime: string
  readonly advice: readonly string[]
}

/** More characters only make the estimate slower; they cannot make it worse. */
const MOST_CHARACTERS = 100
/** Milliseconds of idleness after which the worker, whose dictionaries take several megabytes, is ended. */
const IDLE = 60_000

/**
 * Estimates strength as zxcvbn does (USENIX Security 2016), offline, against English and common
 * lists. Runs in a worker: a hundred characters that may each stand for a letter take a second, and
 * every keystroke asks.
 */
export async function passphraseStrength(passphrase: string): Promise<Strength> {
  const strength = turn.then(async () => await ask(passphrase.slice(0, MOST_CHARACTERS)))
  turn = strength.catch(() => undefined)
  return await strength
}

let turn: Promise<unknown> = Promise.resolve()
let worker: Worker | undefined
let idle: NodeJS.Timeout | undefined

async function ask(passphrase: string): Promise<Strength> {
  clearTimeout(idle)
  const asked = (worker ??= startWorker())
  const { promise, resolve, reject } = Promise.withResolvers<Strength>()
  const ended = () => {
    reject(new Error('the estimate ended early'))
  }
  asked.once('message', resolve).once('error', reject).once('exit', ended)
  asked.ref()
  asked.postMessage(passphrase)
  try {
    return await promise
  } catch (error) {
    worker = undefined
    throw error
  } finally {
    asked.off('message', resolve).off('error', reject).off('exit', ended)
    asked.unref()
    idle = setTimeout(() => void endEstimates(), IDLE)
    idle.unref()
  }
}

/** Ends the worker, and with it every text it was given. */
export async function endEstimates(): Promise<void> {
  const ended = worker
  worker = undefined
  await ended?.terminate()
}

function startWorker(): Worker {
  const file = import.meta.url.endsWith('.ts') ? './strength-worker.ts' : './strength-worker.js'
  const made = new Worker(new URL(file, import.meta.url), { execArgv: [] })
  // Tell everyone who is still waiting for an answer.
  made.on('error', () => undefined)
  // A worker that ended between two questions cannot be asked again.
  made.once('exit', () => {
    if (worker === made) worker = undefined
  })
  return made
}
