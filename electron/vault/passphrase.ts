import { randomInt } from 'node:crypto'
import { moveSecret } from '../secret-bytes.ts'

/** Words in a generated passphrase: 6 x log2(7776) = 77.5 bits. */
export const GENERATED_WORDS = 6

/** The least score of `passphraseStrength` that a new passphrase must reach. */
export const LEAST_SCORE = 3

/** What a dictionary attack on a passphrase would cost. */
export interface Strength {
  /** 0 (guessed at once) to 4 (out of reach). */
  readonly score: 0 | 1 | 2 | 3 | 4
  /** How long 10,000 guesses a second would take, in words. */
  readonly crackTime: string
  readonly advice: readonly string[]
}

/**
 * The bytes a key is derived from. NFKC, so that the same passphrase typed on another system
 * gives the same bytes; nothing is trimmed.
 */
export function passphraseBytes(passphrase: string): Uint8Array {
  return moveSecret(new TextEncoder().encode(passphrase.normalize('NFKC')))
}

/** Lends a passphrase as bytes, and wipes them whatever happens. */
export async function withPassphrase<T>(passphrase: string, use: (bytes: Uint8Array) => Promise<T>): Promise<T> {
  const bytes = passphraseBytes(passphrase)
  try {
    return await use(bytes)
  } finally {
    bytes.fill(0)
  }
}

/**
 * Six words drawn evenly from the EFF large word list (7776 words, CC BY 3.0 US), which the
 * strength estimator's dictionaries already carry.
 */
export async function generatePassphrase(): Promise<string> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  const words = dictionary['diceware-common']
  return Array.from({ length: GENERATED_WORDS }, () => words[randomInt(words.length)]).join(' ')
}

/** Estimates strength as zxcvbn does (USENIX Security 2016), offline, against English and common lists. */
export async function passphraseStrength(passphrase: string): Promise<Strength> {
  const estimator = await loadEstimator()
  // Beyond 100 characters the estimate only takes longer; it cannot get worse.
  const { score, crackTimes, feedback } = estimator.check(passphrase.slice(0, 100))
  return {
    score,
    crackTime: crackTimes.offlineSlowHashingXPerSecond.display,
    advice: [feedback.warning, ...feedback.suggestions].filter((line) => line !== null),
  }
}

let estimator: ReturnType<typeof createEstimator> | undefined

function loadEstimator(): ReturnType<typeof createEstimator> {
  return (estimator ??= createEstimator())
}

/** The dictionaries weigh several megabytes and are only needed while a passphrase is chosen. */
async function createEstimator() {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  })
}
