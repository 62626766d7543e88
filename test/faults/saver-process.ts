/** Dies in the middle of a save: with part of the file written, under the name of an incomplete file. */
import { writeFileSync } from 'node:fs'
import { UnfinishedSaves } from '../../electron/app/vault/unfinished-saves.ts'
import { UNFINISHED } from '../../electron/vault/store/disk.ts'

const [vaultPath = '', path = ''] = process.argv.slice(2)

new UnfinishedSaves(vaultPath).save(path, new TextEncoder().encode('a made-up secret'), (name, bytes) => {
  writeFileSync(`${name}${UNFINISHED}`, bytes.subarray(0, 9))
  process.kill(process.pid, 'SIGKILL')
})
