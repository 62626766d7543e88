/** How the secret half of an age identity starts, post-quantum ones too. Source: C2SP age.md, "Recipient types". */
const PREFIX = /^AGE-SECRET-KEY-(?:PQ-)?1/

/** The secret half for writing down: what all of them start with, then groups of four. */
export function identityGroups(identity: string): readonly string[] {
  const [prefix = ''] = PREFIX.exec(identity) ?? []
  const groups = identity.slice(prefix.length).match(/.{1,4}/gu) ?? []
  return prefix === '' ? groups : [prefix, ...groups]
}

/** What was typed from paper as age writes it: no spaces, capitals. */
export function typedIdentity(typed: string): string {
  return typed.replace(/\s/gu, '').toUpperCase()
}
