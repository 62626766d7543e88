import * as v from 'valibot'
import { ownServiceName } from '../accounts/service-names.ts'
import { serviceSchema, type Service } from './service.ts'
import cratesIo from './services/crates-io.json' with { type: 'json' }
import dockerHub from './services/docker-hub.json' with { type: 'json' }
import github from './services/github.json' with { type: 'json' }
import gitlab from './services/gitlab.json' with { type: 'json' }
import mavenCentral from './services/maven-central.json' with { type: 'json' }
import npm from './services/npm.json' with { type: 'json' }
import nuget from './services/nuget.json' with { type: 'json' }
import pypi from './services/pypi.json' with { type: 'json' }
import rubygems from './services/rubygems.json' with { type: 'json' }
import testpypi from './services/testpypi.json' with { type: 'json' }

/** Imported, so that the build puts them into the program: there is no file to find at run time. */
const FILES: readonly unknown[] = [
  pypi,
  testpypi,
  npm,
  github,
  gitlab,
  cratesIo,
  rubygems,
  nuget,
  mavenCentral,
  dockerHub,
]

export const SERVICES: readonly Service[] = FILES.map((file) => v.parse(serviceSchema, file))

const BY_NAME = new Map(SERVICES.map((service) => [service.name, service]))

/**
 * What is known of a service.
 *
 * @param called - As in an account: its own name, a host, another spelling.
 * @returns Undefined when nothing is known of it.
 */
export function serviceOf(called: string): Service | undefined {
  const name = ownServiceName(called)
  return name === undefined ? undefined : BY_NAME.get(name)
}
