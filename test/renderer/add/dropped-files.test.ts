import { expect, it } from 'vitest'
import { droppedFiles, type Dropped } from '../../../renderer/add/dropped-files.ts'

type Item = Dropped['items'][number]

function fileEntry(name: string): FileSystemEntry {
  const file = (take: (file: File) => void) => {
    take(new File([name], name))
  }
  return { name, isDirectory: false, isFile: true, file } as unknown as FileSystemEntry
}

/** It lists two entries at a time, as browsers list a hundred. */
function folder(name: string, entries: readonly FileSystemEntry[]): FileSystemEntry {
  const createReader = () => {
    let at = 0
    return {
      readEntries: (take: (some: readonly FileSystemEntry[]) => void) => {
        take(entries.slice(at, (at += 2)))
      },
    }
  }
  return { name, isDirectory: true, isFile: false, createReader } as unknown as FileSystemEntry
}

function dropped(entry: FileSystemEntry | null, name = 'itself.png'): Item {
  return { kind: 'file', webkitGetAsEntry: () => entry, getAsFile: () => new File([name], name) }
}

it('files in folders that are dropped are found in the order of their names, and those of systems are not', async () => {
  const inner = folder('inner', [fileEntry('b.png'), fileEntry('a.png')])
  const outer = folder('outer', [fileEntry('10.png'), fileEntry('9.png'), fileEntry('.DS_Store'), inner])
  const text = { ...dropped(null), kind: 'string' }
  const files = await droppedFiles({ items: [dropped(fileEntry('x')), dropped(outer), dropped(null, 'y.png'), text] })
  expect(files.map(({ name }) => name)).toEqual(['itself.png', '9.png', '10.png', 'a.png', 'b.png', 'y.png'])
})

it('a folder with more files than one import takes is listed only so far', async () => {
  const many = folder(
    'many',
    Array.from({ length: 3000 }, (_, at) => fileEntry(`${at}.png`)),
  )
  expect(await droppedFiles({ items: [dropped(many)] })).toHaveLength(2001)
})

it('a file that is gone when it is read is left to the import to name', async () => {
  const gone = {
    ...{ name: 'gone.png', isDirectory: false },
    file: (_take: unknown, fail: () => void) => {
      fail()
    },
  } as unknown as FileSystemEntry
  const [file] = await droppedFiles({ items: [dropped(folder('a', [gone]))] })
  await expect(file?.arrayBuffer()).rejects.toThrow('gone')
})
