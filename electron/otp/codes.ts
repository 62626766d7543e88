/** Codes of all kinds, for the app and for decoder.html: nothing here needs Node. */
import { assertNever, KitError } from '../kit-error.ts'
import { hotpCode, steamCode } from './hotp.ts'
import { motpCode } from './motp.ts'
import type { Token } from './token.ts'
import { yandexCode } from './yandex.ts'

/** A code, and until when it is valid. */
export interface Code {
  readonly text: string
  /** Unix time in milliseconds when the next code is due; absent for HOTP. */
  readonly validUntil?: number
}

/** Whether codes can be made: mOTP and Yandex need their PIN. */
export function makesCodes(token: Token): boolean {
  return (token.type !== 'motp' && token.type !== 'yandex') || token.pin !== undefined
}

/**
 * The code of a token.
 *
 * @param at - Unix time in milliseconds; ignored for HOTP, which goes by its own counter (RFC 4226).
 * @param step - How many codes ahead: 0 is the current one, 1 the next.
 * @throws KitError `pin-needed` when `makesCodes` is false
 */
export function codeOf(token: Token, at: number, step = 0): Code {
  switch (token.type) {
    case 'hotp':
      return { text: hotpCode(token, token.digits, token.counter + step) }
    case 'totp': {
      const counter = timeStep(at, token.period) + step
      return {
        text: hotpCode(token, token.digits, counter),
        validUntil: endOf(counter, token.period),
      }
    }
    case 'steam': {
      const counter = timeStep(at, token.period) + step
      return { text: steamCode(token.secret, counter), validUntil: endOf(counter, token.period) }
    }
    case 'motp':
    case 'yandex': {
      const { pin } = token
      if (!pin)
        throw new KitError(
          'pin-needed',
          'This token needs its PIN to make codes, and the PIN is not in the vault. Nothing was changed. Enter the PIN where the token is shown.',
        )
      const counter = timeStep(at, token.period) + step
      const text = token.type === 'motp' ? motpCode(token, pin, counter) : yandexCode(token, pin, counter)
      return { text, validUntil: endOf(counter, token.period) }
    }
    default:
      return assertNever(token)
  }
}

/** RFC 6238 section 4.2, with T0 = 0. */
function timeStep(at: number, period: number): number {
  return Math.floor(at / 1000 / period)
}

function endOf(counter: number, period: number): number {
  return (counter + 1) * period * 1000
}
