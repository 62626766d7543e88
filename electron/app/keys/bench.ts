import { ORIGIN } from '../../contract.ts'
import type { Bench } from '../../keys/ceremony.ts'
import type { System } from '../../keys/failure.ts'
import { WAIT } from '../../keys/options.ts'
import { pluggedKeys } from '../../keys/plugged.ts'
import type { Surroundings } from '../../surroundings.ts'

/** Where keys are tested: this machine as it is, unless the surroundings say otherwise. */
export function benchOf(surroundings: Surroundings): Bench {
  const { keyBench } = surroundings
  const systemNow = (): System => keyBench?.system ?? SYSTEMS.get(process.platform) ?? 'other'
  return {
    origin: ORIGIN,
    get system() {
      return systemNow()
    },
    get dialog() {
      return keyBench?.dialog ?? systemNow() === 'windows'
    },
    get wait() {
      return keyBench?.wait ?? WAIT
    },
    now: () => surroundings.now(),
    elapsed: () => performance.now(),
    plugged: () => (keyBench?.plugged ? keyBench.plugged() : pluggedKeys()),
  }
}

const SYSTEMS: ReadonlyMap<string, System> = new Map([
  ['linux', 'linux'],
  ['darwin', 'mac'],
  ['win32', 'windows'],
])
