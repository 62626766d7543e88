import { SettingsService } from '@simplewebauthn/server'
import { verifyMDSBlob } from '@simplewebauthn/server/helpers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CONTENT, MADE_UP_FIDO } from '../../fixtures/metadata-blob.ts'

/** It wants certificates that are valid on the day it reads them. */
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z'), toFake: ['Date'] })
  const certificates = [MADE_UP_FIDO.root.certificate.toString()]
  SettingsService.setRootCertificates({ identifier: 'mds', certificates })
})

afterEach(() => {
  vi.useRealTimers()
})

describe('the metadata that the tests make up', () => {
  it.each(['ES256', 'RS256'] as const)('is read by another reader too, signed with %s', async (algorithm) => {
    const { payload } = await verifyMDSBlob(MADE_UP_FIDO.blob(CONTENT, { algorithm }))
    expect(payload).toEqual(CONTENT)
  })
})
