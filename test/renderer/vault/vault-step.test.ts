import { describe, expect, it } from 'vitest'
import { nextVaultStep, type VaultStands } from '../../../renderer/vault/vault-step.ts'

const CHECKED = { recipient: 'age1…', checked: '2026-03-01T12:00:00Z' }
const WELL: VaultStands = { exporting: false, backup: 'verified', reads: 'passed', identity: CHECKED }

describe('the step of Settings that comes next', () => {
  it('is none when the kit lacks nothing', () => {
    expect(nextVaultStep(WELL)).toBeUndefined()
    expect(nextVaultStep({ ...WELL, backup: 'behind', reads: 'none' })).toBeUndefined()
  })

  it('is a backup when there is none or an old one', () => {
    expect(nextVaultStep({ ...WELL, backup: 'missing', identity: {} })).toBe('backup')
    expect(nextVaultStep({ ...WELL, backup: 'old' })).toBe('backup')
    expect(nextVaultStep({ ...WELL, backup: 'lacking' })).toBe('backup')
    expect(nextVaultStep({ ...WELL, backup: 'empty' })).toBeUndefined()
  })

  it('is the paper key until its paper was checked', () => {
    expect(nextVaultStep({ ...WELL, identity: {} })).toBe('identity')
    expect(nextVaultStep({ ...WELL, identity: { recipient: 'age1…' }, reads: 'overdue' })).toBe('check-identity')
  })

  it('is reading a backup back once that is due', () => {
    expect(nextVaultStep({ ...WELL, reads: 'overdue' })).toBe('read-back')
  })

  it('is the export while one is filled in', () => {
    expect(nextVaultStep({ ...WELL, exporting: true, backup: 'missing' })).toBe('export')
  })

  it('waits for what is not known yet', () => {
    expect(nextVaultStep({ ...WELL, identity: undefined, reads: 'overdue' })).toBeUndefined()
  })
})
