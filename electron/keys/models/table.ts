/** Names of models by AAGUID, each from its maker's own page or repository, in the maker's own spelling. */

/** Where a maker says so. */
export interface ModelSource {
  /** With the commit, where it is a file of a repository. */
  readonly url: string
  /** `YYYY-MM-DD`, when we read it. */
  readonly read: string
}

export interface TableModel extends ModelSource {
  readonly name: string
}

interface Source extends ModelSource {
  readonly models: Readonly<Record<string, string>>
}

const GITHUB = 'https://github.com'
const YUBICO_GUIDE = `${GITHUB}/Yubico/developers.yubico.com/blob`
const IN_GUIDE = 'content/WebAuthn/Concepts/Authenticator_Management/Implementation_Guidance'
const LEDGER = `${GITHUB}/LedgerHQ/app-security-key/blob`
const SOLO = `${GITHUB}/solokeys/solo1/blob`
const READ = '2026-11-30'

const SOURCES: readonly Source[] = [
  {
    url: `${GITHUB}/Yubico/java-webauthn-server/blob/12aa141bf0d4eefa5286c3f3736bf5e3071419ee/webauthn-server-attestation/src/main/resources/metadata.json`,
    read: READ,
    models: {
      '6d44ba9b-f6ec-2e49-b930-0c8fe920cb73': 'Security Key NFC by Yubico',
      'cb69481e-8ff7-4039-93ec-0a2729a154a8': 'YubiKey 5 Series security key',
      'fa2b99dc-9e39-4257-8f92-4a30d23c4118': 'YubiKey 5 NFC',
    },
  },
  {
    url: `${YUBICO_GUIDE}/25afb96bcff69396c442bfb14232254f23bb3143/${IN_GUIDE}/Deny_List.adoc`,
    read: READ,
    models: {
      '2fc0579f-8113-47ea-b116-bb5a8db9202a': 'YubiKey 5NFC',
      'c5ef55ff-ad9a-4b9f-b580-adebafe026d0': 'YubiKey 5Ci',
    },
  },
  {
    url: `${YUBICO_GUIDE}/2187cbd28d22bd73564be2cbb162e8d7b5da659c/${IN_GUIDE}/Allow_List.adoc`,
    read: READ,
    models: {
      '85203421-48f9-4355-9bc8-8a53846e5083': 'YubiKey 5Ci FIPS',
      'c1f9a0bc-1dd2-404a-b27f-8e29047a43fd': 'YubiKey 5 FIPS Series with NFC',
    },
  },
  {
    url: `${GITHUB}/Nitrokey/nitrokey-3-firmware/blob/1875a9b4d6d0eb15db1439162c46c80c8441b4b1/docs/identifiers.md`,
    read: READ,
    models: {
      '2cd2f727-f6ca-44da-8f48-5c2e5da000a2': 'Nitrokey 3 AM (nrf52)',
      'ec99db19-cd1f-4c06-a2a9-940f17a6a30b': 'Nitrokey 3 xN (lpc55)',
    },
  },
  {
    url: `${SOLO}/04d44f4b5bc170726b0ccc15e8240e2e96cc2751/metadata/Solo-FIDO2-CTAP2-Authenticator.json`,
    read: READ,
    models: { '8876631b-d4a0-427f-5773-0ec71c9e0279': 'Solo Secp256R1 FIDO2 CTAP2 Authenticator' },
  },
  {
    url: `${SOLO}/170e75345305c91283de044c2ad5a8c5cf267c41/metadata/SoloTap-FIDO2-CTAP2-Authenticator.json`,
    read: READ,
    models: { '8976631b-d4a0-427f-5773-0ec71c9e0279': 'Solo Tap Secp256R1 FIDO2 CTAP2 Authenticator' },
  },
  {
    url: `${SOLO}/04d44f4b5bc170726b0ccc15e8240e2e96cc2751/metadata/Somu-FIDO2-CTAP2-Authenticator.json`,
    read: READ,
    models: { '9876631b-d4a0-427f-5773-0ec71c9e0279': 'Somu Secp256R1 FIDO2 CTAP2 Authenticator' },
  },
  {
    url: `${GITHUB}/trustcrypto/onlykey-docs/blob/18e7f0c55aed00ce7fe46e3735b7f8ba6bc5260a/docs/activedirectory.md`,
    read: READ,
    models: { '998f358b-2dd2-4cbe-a43a-e8107438dfb3': 'OnlyKey' },
  },
  {
    url: 'https://authentrend.com/atkey-fido2-security-key-aaguids',
    read: READ,
    models: {
      'ba76a271-6eb6-4171-874d-b6428dbe3437': 'ATKey.Pro (CTAP2.1 firmware 5.x)',
      'd41f5a69-b817-4144-a13c-9ebd6d9254d6': 'ATKey.Card',
      'da1fa263-8b25-42b6-a820-c0036f21ba7f': 'ATKey.Card NFC',
      'e1a96183-5016-4f24-b55b-e3ae23614cc6': 'ATKey.Pro (CTAP2.0 firmware 1.x)',
      'e416201b-afeb-41ca-a03d-2281c28322aa': 'ATKey.Pro (CTAP2.1 firmware 2.x)',
    },
  },
  {
    url: `${LEDGER}/083218912731a09cd4fc6beda919e34dc01716a8/conformance/prod-nanos.json`,
    read: READ,
    models: { '341e4da9-3c2e-8103-5a9f-aad887135200': 'Ledger Nano S FIDO2 Authenticator' },
  },
  {
    url: `${LEDGER}/1b11f1769ead681c2a2181b2bff574a1af54bb2a/conformance/prod-nanosp.json`,
    read: READ,
    models: { '58b44d0b-0a7c-f33a-fd48-f7153c871352': 'Ledger Nano S+ FIDO2 Authenticator' },
  },
  {
    url: `${LEDGER}/083218912731a09cd4fc6beda919e34dc01716a8/conformance/prod-nanox.json`,
    read: READ,
    models: { 'fcb1bcb4-f370-078c-6993-bc24d0ae3fbe': 'Ledger Nano X FIDO2 Authenticator' },
  },
  {
    url: `${LEDGER}/7de5ad75443afa02ae877a542dd73ab9be06c90a/conformance/prod-stax.json`,
    read: READ,
    models: { '6e24d385-004a-16a0-7bfe-efd963845b34': 'Ledger Stax FIDO2 Authenticator' },
  },
  {
    url: `${LEDGER}/4c45327f8a5badba8170ed19e0e7380f971aaf3b/conformance/prod-flex.json`,
    read: READ,
    models: { '1d8cac46-47a1-3386-af50-e88ae46fe802': 'Ledger Flex FIDO2 Authenticator' },
  },
  {
    url: `${LEDGER}/4a26a7d5b032b7dc73a700c55ac83b84ede62e15/conformance/prod-apex_p.json`,
    read: READ,
    models: { 'b3315166-f36c-b05f-fea8-66a3dfdad171': 'Ledger Nano Gen5 FIDO2 Authenticator' },
  },
]

/** By AAGUID in lower case with hyphens. */
export const TABLE: ReadonlyMap<string, TableModel> = new Map(
  SOURCES.flatMap(({ url, read, models }) =>
    Object.entries(models).map(([aaguid, name]) => [aaguid, { name, url, read }] as const),
  ),
)
