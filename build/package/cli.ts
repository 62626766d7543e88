import { cpSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageFiles } from './files.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Puts the terminal form among the app's resources, as plain files: it runs in the system's Node, which cannot read the
 * archive.
 *
 * @param target - As Node names it: `linux-x64`.
 */
export function addCli(resources: string, target: string): void {
  const place = join(resources, 'cli')
  const packages = [...packageFiles()].flatMap(([name, files]) =>
    files.map((file) => `node_modules/${name}/${file.replace('${platform}-${arch}', target)}`),
  )
  const found = globSync(['package.json', 'dist/decoder.html', 'dist/electron/*.js', ...packages], {
    cwd: ROOT,
    withFileTypes: true,
  })
  for (const entry of found) {
    if (!entry.isFile() || entry.name === 'main.js') continue
    const path = join(entry.parentPath, entry.name)
    cpSync(path, join(place, path.slice(ROOT.length)))
  }
}
