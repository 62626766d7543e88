/** What is dropped on the window: files, and the files in folders, which a browser hands over as entries. */

/** What is used of a `DataTransfer`. */
export interface Dropped {
  readonly items: ArrayLike<Pick<DataTransferItem, 'kind' | 'webkitGetAsEntry' | 'getAsFile'>>
}

/** Files in folders beyond this are not listed; the import says that there are too many. */
const MOST_FILES = 2001

/**
 * Call this while the event is handled, since what was dropped is gone after it. What starts with a dot was
 * put into a folder by a system, and is left out.
 *
 * @returns In the order of their paths.
 */
export async function droppedFiles({ items }: Dropped): Promise<readonly File[]> {
  const given = Array.from(items)
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  const files: File[] = []
  for (const { entry, file } of given) {
    if (entry?.isDirectory === true) await addFilesIn(entry as FileSystemDirectoryEntry, files)
    else if (file) files.push(file)
  }
  return files
}

async function addFilesIn(folder: FileSystemDirectoryEntry, files: File[]): Promise<void> {
  const entries = (await entriesOf(folder)).filter(({ name }) => !name.startsWith('.'))
  for (const entry of entries.toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }))) {
    if (files.length >= MOST_FILES) return
    if (entry.isDirectory) await addFilesIn(entry as FileSystemDirectoryEntry, files)
    else files.push(await fileOf(entry as FileSystemFileEntry))
  }
}

/** A browser gives a hundred at a time, and none after the last. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  while (all.length < MOST_FILES) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve) => {
      // What cannot be listed holds nothing that could be read.
      reader.readEntries(resolve, () => {
        resolve([])
      })
    })
    if (some.length === 0) break
    all.push(...some)
  }
  return all
}

/** One that is gone by now is a file that cannot be read, as the import says. */
async function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return await new Promise((resolve) => {
    entry.file(resolve, () => {
      const gone = new File([], entry.name)
      resolve(Object.assign(gone, { arrayBuffer: () => Promise.reject(new Error('gone')) }))
    })
  })
}
