import { app } from 'electron'
import { resolve } from 'node:path'
import { vaultAmong } from './arguments.ts'

/**
 * The vault files that the system asks the app to open: by a double click, by a drop on the icon, or from a command line
 * while the app runs already. macOS sends an event, even for the first one; the others start a second process, whose
 * command line comes here.
 */
export class AskedVaults {
  #first: string | undefined
  #later: ((path: string) => void) | undefined
  #again: (() => void) | undefined

  /** Call this before the app is ready: macOS tells which file it was started with before that. */
  constructor() {
    app.on('open-file', (event, path) => {
      event.preventDefault() // or the system says that the app cannot open it
      this.#take(path)
    })
    app.on('second-instance', (_event, argv, folder) => {
      const file = vaultAmong(argv, app.isPackaged)
      if (file !== undefined) this.#take(resolve(folder, file))
      this.#again?.()
    })
  }

  /** The file that the app was started with by an event. */
  get first(): string | undefined {
    return this.#first
  }

  /**
   * @param later - Given each file that is asked for while the app runs.
   * @param again - Called when the app is started once more, with a file or without.
   */
  follow(later: (path: string) => void, again: () => void): void {
    this.#later = later
    this.#again = again
  }

  #take(path: string): void {
    if (this.#later) this.#later(path)
    else this.#first = path
  }
}
