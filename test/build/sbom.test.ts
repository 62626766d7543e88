import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { licences } from '../../build/package/licences.ts'
import { billOfMaterials } from '../../build/package/sbom.ts'

interface Component {
  readonly name: string
  readonly version: string
  readonly purl: string
  readonly licenses?: readonly unknown[]
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[]
}

const bill = billOfMaterials() as { readonly components: readonly Component[] } & Record<string, unknown>
const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, { readonly integrity?: string }>>
}

it('is CycloneDX 1.6 about this version, and the same each time', () => {
  expect(bill).toMatchObject({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name: 'recovery-kit', version: '0.1.0' } },
  })
  expect(billOfMaterials()).toEqual(bill)
})

it('has each package that the licences name, with the hash of the file that was fetched', () => {
  expect(bill.components.map(({ name, version }) => `${name} ${version}`).toSorted()).toEqual(
    licences()
      .packages.map(({ name, version }) => `${name} ${version}`)
      .toSorted(),
  )
  const kdbxweb = bill.components.find(({ name }) => name === 'kdbxweb')
  const [, base64 = ''] = lock.packages['node_modules/kdbxweb']?.integrity?.split('sha512-') ?? []
  expect(kdbxweb).toEqual({
    type: 'library',
    'bom-ref': 'node_modules/kdbxweb',
    name: 'kdbxweb',
    version: '2.1.1',
    purl: 'pkg:npm/kdbxweb@2.1.1',
    licenses: [{ license: { id: 'MIT' } }],
    hashes: [{ alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') }],
  })
  expect(bill.components.filter(({ hashes }) => hashes?.[0]?.content.length !== 128)).toEqual([])
})

it('writes scopes and licences as their specifications say', () => {
  expect(bill.components.find(({ name }) => name === '@noble/hashes')?.purl).toBe('pkg:npm/%40noble/hashes@2.4.0')
  const licenceOf = (name: string) => bill.components.find((one) => one.name === name)?.licenses
  expect(licenceOf('qr')).toEqual([{ expression: 'MIT OR Apache-2.0' }])
  expect(licenceOf('png-js')).toBeUndefined() // it states none; its text is in licences.txt
})
