/**
 * Reads one of the hostile pictures, and prints as JSON the outcome, this process's peak memory, and
 * how often its event loop turned meanwhile:
 *
 *     hostile-pictures-process.ts NAME
 */
import { SourceReader } from '../../electron/intake/reading/source-reader.ts'
import { HOSTILE_PICTURES, hugePages } from './hostile-pictures.ts'
import { turnsDuring } from '../turns.ts'

const [name = ''] = process.argv.slice(2)
const makers: Readonly<Record<string, () => Buffer | Promise<Buffer>>> = { ...HOSTILE_PICTURES, hugePages }
const bytes = await makers[name]?.()
if (!bytes) throw new Error(`there is no picture ${name}`)
const reader = new SourceReader()
const reading = reader.read({ name: 'picture', bytes })
const turns = await turnsDuring(reading)
const read = await reading
await reader.close()
const code = 'error' in read ? read.error.code : 'read'
console.log(JSON.stringify({ code, mebibytes: Math.round(process.resourceUsage().maxRSS / 1024), turns }))
