import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nameOf, shipped } from './licences.ts'

/**
 * The bill of materials of what goes out (CycloneDX 1.6, JSON), from the lock file: each package with its version, its
 * licence as it states it, and the SHA-512 of the file that npm fetched. It has no time and no serial number, so that
 * two builds from one commit have the same one.
 */
export function billOfMaterials(): object {
  const { name, version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    readonly name: string
    readonly version: string
  }
  const components = [...shipped()].map(([path, { version: of = '', license, integrity }]) => ({
    type: 'library',
    'bom-ref': path,
    name: nameOf(path),
    version: of,
    purl: `pkg:npm/${nameOf(path).replace('@', '%40')}@${of}`,
    ...(license !== undefined && { licenses: [licenceOf(license)] }),
    ...(integrity !== undefined && { hashes: integrity.split(' ').flatMap(hashOf) }),
  }))
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': name, name, version, licenses: [licenceOf('MIT')] } },
    components: components.sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1)),
  }
}

/** An SPDX id by itself, or an expression of several. */
function licenceOf(stated: string): object {
  return /^[\w.-]+$/.test(stated) ? { license: { id: stated } } : { expression: stated.replace(/^\((.*)\)$/, '$1') }
}

function hashOf(integrity: string): { readonly alg: string; readonly content: string }[] {
  const [, content] = /^sha512-(.+)$/.exec(integrity) ?? []
  return content === undefined ? [] : [{ alg: 'SHA-512', content: Buffer.from(content, 'base64').toString('hex') }]
}
