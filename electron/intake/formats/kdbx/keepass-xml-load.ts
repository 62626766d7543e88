import kdbxweb, { type Kdbx } from 'kdbxweb'
import { KitError } from '../../../kit-error.ts'
import { damaged, otherShape } from '../../containers/failures.ts'

const { Credentials, Kdbx: Database, ProtectedValue } = kdbxweb

/** The database in the XML of an export. @throws KitError `file-damaged` */
export async function loadXml(xml: string, what: string): Promise<Kdbx> {
  try {
    const database = await Database.loadXml(withoutPacked(xml), new Credentials(ProtectedValue.fromString('')))
    if (database.groups.length === 0) throw otherShape(what)
    return database
  } catch (error) {
    throw error instanceof KitError ? error : damaged(what)
  }
}

/** Attachments stay packed, as in `leavePacked`: they are not read, and each may be a bomb. */
function withoutPacked(xml: string): string {
  return xml.replace(/<(?:Binary|Value)\s[^<>]*>/g, (tag) => tag.replace(/\sCompressed\s*=\s*(?:"[^"]*"|'[^']*')/g, ''))
}
