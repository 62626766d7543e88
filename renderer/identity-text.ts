/** How the secret half of an age identity starts. Source: C2SP age.md, "The X25519 recipient type". */
const PREFIX = 'AGE-SECRET-KEY-1'

/** The secret half for writing down: what all of them start with, then groups of four. */
export function identityGroups(identity: string): readonly string[] {
  const rest = identity.startsWith(PREFIX) ? identity.slice(PREFIX.length) : identity
  const groups = rest.match(/.{1,4}/gu) ?? []
  return rest === identity ? groups : [PREFIX, ...groups]
}

/** What was typed from paper as age writes it: no spaces, capitals. */
export function typedIdentity(typed: string): string {
  return typed.replace(/\s/gu, '').toUpperCase()
}
