/**
 * What NSKeyedArchiver makes: a property list of numbered objects that refer to each other. An object is
 * looked up when it is asked for, so circles lead nowhere, and what nobody asks for costs nothing.
 *
 * https://developer.apple.com/documentation/foundation/nskeyedarchiver
 */
import { damaged } from './failures.ts'
import { readPropertyList, Uid, type PropertyList } from './property-list.ts'

export type Archived = null | boolean | number | string | Uint8Array | readonly PropertyList[] | ArchivedObject

/** A dictionary, or an object of a class of the app. */
export interface ArchivedObject {
  /** Undefined where it has no such field; null where it is empty. */
  readonly field: (name: string) => Archived | undefined
}

const WRAPPED = ['NS.string', 'NS.data', 'NS.bytes', 'NS.time']
/** A text or bytes that can change wrap those that cannot. */
const MOST_WRAPPERS = 4

export class KeyedArchive {
  readonly #objects: readonly PropertyList[]
  readonly #what: string
  readonly root: Archived

  /**
   * @param what - The format in the middle of a sentence: "OTP Auth backup".
   * @throws KitError `file-damaged` or `file-too-large`
   */
  constructor(bytes: Uint8Array, what: string) {
    this.#what = what
    const list = readPropertyList(bytes, what)
    const objects = isNamed(list) ? list.get('$objects') : undefined
    const top = isNamed(list) ? list.get('$top') : undefined
    if (!isList(objects) || !isNamed(top)) throw damaged(what)
    this.#objects = objects
    this.root = this.resolved(top.get('root') ?? null)
  }

  /** @throws KitError `file-damaged` where a reference leads nowhere, or wrappers wrap each other */
  resolved(value: PropertyList, wrappers = 0): Archived {
    if (value instanceof Uid && value.number === 0) return null
    const plain = value instanceof Uid ? this.#objects[value.number] : value
    if (plain === undefined || plain instanceof Uid || wrappers > MOST_WRAPPERS) throw damaged(this.#what)
    return isNamed(plain) ? this.#object(plain, wrappers + 1) : plain
  }

  /** The wrappers of Foundation are what they wrap; of anything else its fields are asked for. */
  #object(fields: ReadonlyMap<string, PropertyList>, wrappers: number): Archived {
    const wrapped = WRAPPED.map((name) => fields.get(name)).find((value) => value !== undefined)
    if (wrapped !== undefined) return this.resolved(wrapped, wrappers)
    const values = fields.get('NS.objects')
    const keys = fields.get('NS.keys')
    if (keys !== undefined) return this.#dictionary(keys, values)
    if (values !== undefined) return this.resolved(values, wrappers)
    return {
      field: (name) => {
        const value = fields.get(name)
        return value === undefined ? undefined : this.resolved(value)
      },
    }
  }

  #dictionary(keys: PropertyList, values: PropertyList | undefined): ArchivedObject {
    if (!isList(keys) || !isList(values) || keys.length !== values.length) throw damaged(this.#what)
    return {
      field: (name) => {
        const value = values[keys.findIndex((key) => this.resolved(key) === name)]
        return value === undefined ? undefined : this.resolved(value)
      },
    }
  }
}

export function isArchivedObject(value: Archived | undefined): value is ArchivedObject {
  return typeof value === 'object' && value !== null && 'field' in value
}

export function isArchivedList(value: Archived | undefined): value is readonly PropertyList[] {
  return Array.isArray(value)
}

function isNamed(value: PropertyList | undefined): value is ReadonlyMap<string, PropertyList> {
  return value instanceof Map
}

function isList(value: PropertyList | undefined): value is readonly PropertyList[] {
  return Array.isArray(value)
}
