/**
 * The two WebAuthn calls a key test needs. The window only carries messages: challenges are made, and answers and
 * failures are judged, in the main process.
 */
import type { KeyTouch } from '../../electron/contract.ts'

type Json = Readonly<Record<string, unknown>>

/** @throws DOMException when the key gave no answer. */
export async function askKey(
  { call, options }: Pick<KeyTouch, 'call' | 'options'>,
  signal: AbortSignal,
): Promise<Json> {
  // The main process made them; the browser checks them.
  if (call === 'create') {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
      options as unknown as PublicKeyCredentialCreationOptionsJSON,
    )
    return toJson(await navigator.credentials.create({ publicKey, signal }))
  }
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as unknown as PublicKeyCredentialRequestOptionsJSON,
  )
  return toJson(await navigator.credentials.get({ publicKey, signal }))
}

function toJson(credential: Credential | null): Json {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException('no credential', 'UnknownError')
  return { ...credential.toJSON() }
}
