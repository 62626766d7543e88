/**
 * What the window is shown. Types only: no secret is in any of them, except in the answers to
 * `reveal` calls, which name it.
 */
export type * from './views/vault.ts'
export type * from './views/accounts.ts'
export type * from './views/intake.ts'
export type * from './views/paper.ts'
export type * from './views/exports.ts'
export type * from './views/identity.ts'
export type * from './views/drills.ts'
export type * from './views/keys.ts'
export type * from './views/settings.ts'
export type * from './views/backups.ts'
export type * from './views/slots.ts'
