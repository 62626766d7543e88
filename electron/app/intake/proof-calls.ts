import type { Stored, TokenRecord } from '../../accounts/records.ts'
import type { Handlers } from '../../contract.ts'
import { utf8 } from '../../intake/containers/text.ts'
import { assertNever, KitError } from '../../kit-error.ts'
import { makesCodes } from '../../otp/codes.ts'
import { formatOtpauth } from '../../otp/otpauth.ts'
import { codeText, confirmHint, fitsWith, proveToken, type Hint } from '../../otp/proof.ts'
import type { Change } from '../../otp/token-change.ts'
import type { Token } from '../../otp/token.ts'
import type { HintChangeView, ProofView } from '../../contract.ts'
import type { Session } from '../vault/session.ts'

/** The last code of a token that did not fit, and what would make it fit. */
interface Asked {
  readonly code: string
  readonly hints: readonly Hint[]
}

/** Guessing against many tokens at once must not prove one by luck: with 100 tokens, 200 guesses fit one in 17 times. */
const MOST_MISSES = 200

/** Compares the vault's codes with those of another app. No secret leaves the vault for it. */
export function proofCalls(session: Session): Pick<Handlers, 'tokens.prove' | 'tokens.match' | 'tokens.correct'> {
  const asked = new Map<string, Asked>()
  let misses = 0
  session.onLock(() => {
    asked.clear()
    misses = 0
  })

  function noteProved(record: Stored<TokenRecord>, corrected?: Token): ProofView {
    const proved = new Date(session.surroundings.now()).toISOString()
    asked.delete(record.id)
    session.kit.commit({ put: [{ ...record, ...(corrected && correction(record, corrected, proved)), proved }] })
    return { match: true, proved }
  }

  /** Keeps what it was before: as it was imported, or else as a link. */
  function correction(record: Stored<TokenRecord>, token: Token, at: string) {
    const { service, name } = session.kit.get('account', record.account)
    const verbatim = record.verbatim ?? utf8(formatOtpauth({ issuer: service, account: name, token: record.token }))
    return { token, verbatim, corrected: at }
  }

  return {
    'tokens.prove': ({ token: id, code }) => {
      const record = session.kit.get('token', id)
      const proof = proveToken(record.token, code, session.surroundings.now())
      if (proof.fits) return noteProved(record)
      asked.set(id, { code: codeText(code), hints: proof.hints })
      return {
        match: false,
        hints: proof.hints.map((hint) => ({ changes: hint.map((change) => changeView(record.token, change)) })),
      }
    },
    'tokens.match': ({ tokens, code }) => {
      session.requireUnlocked()
      if (misses >= MOST_MISSES) {
        throw new KitError(
          'invalid-input',
          'Too many codes fitted nothing. Nothing was changed. Check the other accounts one by one.',
        )
      }
      const at = session.surroundings.now()
      const [found, ...others] = tokens
        .map((id) => session.kit.get('token', id))
        .filter(({ token }) => makesCodes(token) && fitsWith(token, [], code, at))
      if (found && others.length === 0) {
        noteProved(found)
        return { kind: 'one', token: found.id, proved: new Date(at).toISOString() }
      }
      if (found) return { kind: 'several', tokens: [found, ...others].map(({ id }) => id) }
      misses += 1
      return { kind: 'none' }
    },
    'tokens.correct': ({ token: id, hint: index, code }) => {
      const record = session.kit.get('token', id)
      const before = asked.get(id)
      const hint = before?.hints[index]
      if (!before || !hint) {
        throw new KitError('not-found', 'This hint is not there any more. Nothing was changed. Type a code again.')
      }
      if (codeText(code) === before.code) {
        throw new KitError(
          'invalid-input',
          'This is the same code again, and one code can fit by accident. Nothing was changed. Type the next one.',
        )
      }
      const token = confirmHint(record.token, hint, code, session.surroundings.now())
      if (!token) return { match: false, hints: [] }
      return noteProved(record, hint.some(({ kind }) => kind !== 'clock') ? token : undefined)
    },
  }
}

function changeView(token: Token, change: Change): HintChangeView {
  switch (change.kind) {
    case 'digits':
      return { ...change, from: token.digits }
    case 'period':
      return { ...change, ...('period' in token && { from: token.period }) }
    case 'algorithm':
      return { ...change, from: token.algorithm }
    case 'counter':
      return { ...change, ...(token.type === 'hotp' && { from: token.counter }) }
    case 'type':
    case 'clock':
      return change
    default:
      return assertNever(change)
  }
}
