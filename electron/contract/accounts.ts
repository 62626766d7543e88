import * as v from 'valibot'
import type * as view from '../views.ts'
import { call, id, ids, index, name, nothing } from './shapes.ts'

const note = v.pipe(v.string(), v.maxLength(65_536))
const shownCode = v.pipe(v.string(), v.maxLength(50))
const date = v.pipe(v.string(), v.isoDate())

export const accountsCalls = {
  'accounts.list': call<readonly view.AccountRow[]>()(v.strictObject({ search: name })),
  'accounts.get': call<view.AccountDetail>()(v.strictObject({ id })),
  'accounts.edit': call<view.AccountDetail>()(v.strictObject({ id, service: name, name, note })),
  /** Says which keys are registered at an account: these, and no others. */
  'accounts.noteKeys': call<view.AccountDetail>()(v.strictObject({ id, keys: ids })),
  /** Takes the account's tokens and codes with it. `undo` brings the last removal back while the vault stays unlocked. */
  'accounts.remove': call<undefined>()(v.strictObject({ id })),
  'accounts.undoRemove': call<undefined>()(nothing),

  'tokens.codes': call<readonly view.CodeView[]>()(v.strictObject({ tokens: v.pipe(v.array(id), v.maxLength(200)) })),
  /** HOTP: stores the next counter, then answers with the code. */
  'tokens.nextCode': call<string>()(v.strictObject({ token: id })),
  /** Puts the current code on the clipboard; answers with the seconds until it is cleared. HOTP advances. */
  'tokens.copy': call<number>()(v.strictObject({ token: id })),
  /** Holds the code that another app shows now against the token; notes the date when it fits. */
  'tokens.prove': call<view.ProofView>()(v.strictObject({ token: id, code: shownCode })),
  /** Takes a hint of the last `tokens.prove`, if the app's next code confirms it: corrects the token and notes the date. */
  'tokens.correct': call<view.ProofView>()(v.strictObject({ token: id, hint: index, code: shownCode })),
  'tokens.reveal': call<view.RevealedToken>()(v.strictObject({ token: id })),
  /** The otpauth link of one token as a QR code, for a phone to scan from the screen. */
  'tokens.qr': call<view.QrView>()(v.strictObject({ token: id })),
  /** Gives an mOTP or Yandex token the PIN without which it makes no codes. */
  'tokens.setPin': call<view.AccountDetail>()(
    v.strictObject({ token: id, pin: v.pipe(v.string(), v.minLength(1), v.maxLength(100)) }),
  ),

  'codes.reveal': call<string>()(v.strictObject({ set: id, index })),
  'codes.copy': call<number>()(v.strictObject({ set: id, index })),
  'codes.use': call<view.AccountDetail>()(v.strictObject({ set: id, index, used: v.nullable(date) })),
} as const
