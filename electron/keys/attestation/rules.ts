/** A section of WebAuthn Level 3 and, in our words, what it asks for. */
export interface SpecificationStep {
  /** "8.2.1"; null for a limit of this app. */
  readonly section: string | null
  readonly says: string
}

export type AttestationRule = keyof typeof RULES

/** What a statement about a key's make must fulfil, format by format. */
export const RULES = {
  'none-empty': { section: '8.7', says: 'A statement of the format "none" is empty.' },

  'certificate-count': { section: null, says: 'This app reads one to ten certificates.' },
  'certificate-size': { section: null, says: 'This app reads certificates of at most 32 kB.' },
  'certificate-encoding': { section: '8', says: 'Each certificate is whole, in X.509 encoding.' },
  chain: { section: '7.1', says: 'Each certificate is signed by the next one.' },
  'chain-algorithm': {
    section: '7.1',
    says: 'Each certificate is signed by the next one, in a way that this app can verify.',
  },

  'packed-fields': {
    section: '8.2',
    says: 'A packed statement holds alg, sig and, where there are certificates, x5c, and nothing else.',
  },
  'packed-signature': {
    section: '8.2',
    says: 'The signature fits the data of the answer and the key of the certificate.',
  },
  'packed-self-algorithm': { section: '8.2', says: 'Without a certificate, alg is the algorithm of the key itself.' },
  'packed-self-signature': { section: '8.2', says: 'Without a certificate, the signature fits the key itself.' },
  'packed-aaguid': { section: '8.2', says: 'The AAGUID in the certificate equals the one in the data of the answer.' },
  'packed-aaguid-critical': {
    section: '8.2.1',
    says: 'The extension with the AAGUID is not marked as critical.',
  },
  'packed-version': { section: '8.2.1', says: 'The certificate has version 3.' },
  'packed-country': { section: '8.2.1', says: "The certificate's subject has the two letters of a country as its C." },
  'packed-organization': { section: '8.2.1', says: "The certificate's subject has the name of the maker as its O." },
  'packed-unit': { section: '8.2.1', says: 'The certificate\'s subject has "Authenticator Attestation" as its OU.' },
  'packed-name': { section: '8.2.1', says: "The certificate's subject has a name of the maker's choice as its CN." },
  'packed-ca': { section: '8.2.1', says: 'The certificate is not one of a certificate authority.' },

  'u2f-fields': { section: '8.6', says: 'A U2F statement holds x5c and sig, and nothing else.' },
  'u2f-one-certificate': { section: '8.6', says: 'A U2F statement has exactly one certificate.' },
  'u2f-certificate-key': { section: '8.6', says: "The certificate's key is on the curve P-256." },
  'u2f-credential-key': { section: '8.6', says: 'The key itself is on the curve P-256.' },
  'u2f-signature': {
    section: '8.6',
    says: 'The signature fits the data of the answer and the key of the certificate.',
  },

  'tpm-fields': {
    section: '8.3',
    says: 'A TPM statement holds ver, alg, x5c, sig, certInfo and pubArea, and nothing else.',
  },
  'tpm-version': { section: '8.3', says: 'The TPM has version 2.0.' },
  'tpm-public-area': { section: '8.3', says: 'pubArea is the public area of a key, whole and with nothing behind it.' },
  'tpm-key': { section: '8.3', says: 'The key in pubArea is the key itself.' },
  'tpm-info': { section: '8.3', says: 'certInfo is a structure of the TPM, whole and with nothing behind it.' },
  'tpm-magic': { section: '8.3', says: 'certInfo was made by a TPM: its magic is TPM_GENERATED_VALUE.' },
  'tpm-type': { section: '8.3', says: 'certInfo is about a key: its type is TPM_ST_ATTEST_CERTIFY.' },
  'tpm-extra-data': { section: '8.3', says: 'extraData in certInfo is the hash of the data of the answer.' },
  'tpm-name': { section: '8.3', says: 'The name in certInfo is the name of the key in pubArea.' },
  'tpm-signature': { section: '8.3', says: 'The signature fits certInfo and the key of the certificate.' },
  'tpm-aaguid': { section: '8.3', says: 'The AAGUID in the certificate equals the one in the data of the answer.' },
  'tpm-aaguid-critical': { section: '8.3', says: 'The extension with the AAGUID is not marked as critical.' },
  'tpm-certificate-version': { section: '8.3.1', says: 'The certificate has version 3.' },
  'tpm-subject': { section: '8.3.1', says: "The certificate's subject is empty." },
  'tpm-alternative-name': {
    section: '8.3.1',
    says: "The certificate's alternative name tells the TPM's maker, model and version.",
  },
  'tpm-purpose': { section: '8.3.1', says: 'The certificate is for the identity key of a TPM (2.23.133.8.3).' },
  'tpm-ca': { section: '8.3.1', says: 'The certificate is not one of a certificate authority.' },

  'android-fields': { section: '8.4', says: 'An Android key statement holds alg, sig and x5c, and nothing else.' },
  'android-signature': {
    section: '8.4',
    says: 'The signature fits the data of the answer and the key of the certificate.',
  },
  'android-key': { section: '8.4', says: 'The key of the certificate is the key itself.' },
  'android-extension': { section: '8.4', says: 'The certificate describes the key in an extension.' },
  'android-challenge': { section: '8.4', says: 'attestationChallenge is the hash of the client data.' },
  'android-all-applications': { section: '8.4', says: 'The key belongs to one site: allApplications is absent.' },
  'android-origin': { section: '8.4', says: 'The key was made in the device: its origin is KM_ORIGIN_GENERATED.' },
  'android-purpose': { section: '8.4', says: 'The key is for signing: its purpose is KM_PURPOSE_SIGN.' },

  'apple-fields': { section: '8.8', says: 'An Apple statement holds x5c, and nothing else.' },
  'apple-nonce': { section: '8.8', says: 'The nonce in the certificate is the hash of the data of the answer.' },
  'apple-key': { section: '8.8', says: 'The key of the certificate is the key itself.' },
} as const satisfies Readonly<Record<string, SpecificationStep>>
