/**
 * Lists of owners do not say of which package they are. The address they come from does, and so does what people call the
 * file: `gems/rails/owners.json`, `crates/serde/owners`, `rails-owners.json`, `owners-rails-2026-11-29.json`.
 */

/** The package that a path names; undefined where it names none. */
export function packageInName(path: string): string | undefined {
  const parts = path.split(/[/\\]/)
  const file = parts.at(-1) ?? ''
  const plain = file.replace(/\.json$/i, '').replace(DAY, '')
  if (/^owners$/i.test(plain)) return /^(?:gems|crates)$/.test(parts.at(-3) ?? '') ? parts.at(-2) : undefined
  const [, before, after] = /^(?:(.+)[-._ ]owners|owners[-._ ](.+))$/i.exec(plain) ?? []
  const called = (before ?? after)?.replace(REGISTRY, '')
  return called === undefined || called === '' || /^(?:before|after|old|new|\d+)$/i.test(called) ? undefined : called
}

/** "-2026-11-29", "2026-11-29-", "_20261129". */
const DAY = /[-._ ]\d{4}-?\d{2}-?\d{2}\b|^\d{4}-?\d{2}-?\d{2}[-._ ]/
const REGISTRY = /^(?:rubygems|gems?|crates(?:[-._]io)?)(?:[-._ ]|$)/i
