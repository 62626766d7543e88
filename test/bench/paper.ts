import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appOn, links, PASSPHRASE, readLinks } from './kit.ts'
import { once, type Row } from './measure.ts'

export async function benchPaper(size: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const app = appOn(join(folder, 'vault.rkit'))
  const call = app.handlers
  await call['vault.create']({ passphrase: PASSPHRASE })
  await (
    await readLinks(app, links(size).join('\n'))
  )()
  const accounts = (await call['accounts.list']({ search: '' })).map((row) => row.id)
  const milliseconds = await once(() => call['sheets.save']({ accounts, paper: 'a4' }))
  await app.close()
  rmSync(folder, { recursive: true })
  return [{ what: `a sheet of ${size} accounts`, milliseconds }]
}
