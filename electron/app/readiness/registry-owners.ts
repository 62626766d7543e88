import type { Kit } from '../../accounts/kit.ts'
import { storedSnapshot, type SnapshotSource } from '../../readiness/publishers/snapshot.ts'
import { pypiName } from '../../readiness/publishers/reader.ts'
import type { ReportSource } from '../../readiness/report/make-report.ts'

/** How many owners a registry names, by the last snapshot of a package. */
export function registryOwners(kit: Kit): ReportSource['registry'] {
  const snapshots = kit.all('snapshot')
  return (service, name) => {
    const source = SOURCES.get(service)
    const called = service === 'pypi' ? pypiName(name) : name
    const found = snapshots.find((one) => one.source === source && one.package === called)
    const owners = found && storedSnapshot(found.content)?.owners
    return owners && { owners: owners.length, on: found.on }
  }
}

/** Which answer of a registry lists owners. */
const SOURCES: ReadonlyMap<string, SnapshotSource> = new Map([
  ['pypi', 'pypi-json'],
  ['npm', 'npm-packument'],
  ['crates-io', 'crates-owners'],
  ['rubygems', 'rubygems-owners'],
])
