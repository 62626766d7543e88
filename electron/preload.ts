/**
 * `window.kit`, made from the contract. Runs in the sandbox beside the page and gives it two
 * functions; Electron's own objects stay on this side.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { CHANNELS, EVENTS } from './contract.ts'

/** The same name as in `shell/ipc.ts`, which belongs to the main process and cannot be imported here. */
const IPC_CHANNEL = 'kit'

const channels = new Set<string>(CHANNELS)
const events = new Set<string>(EVENTS)

contextBridge.exposeInMainWorld('kit', {
  call: (channel: string, input: unknown): Promise<unknown> => {
    if (!channels.has(channel)) return Promise.reject(new Error('no such channel'))
    return ipcRenderer.invoke(IPC_CHANNEL, channel, input)
  },
  pathOf: (file: File): string => webUtils.getPathForFile(file),
  on: (event: string, listener: (payload: unknown) => void): (() => void) => {
    if (!events.has(event)) throw new Error('no such event')
    const relay = (_event: unknown, name: unknown, payload: unknown): void => {
      if (name === event) listener(payload)
    }
    ipcRenderer.on(IPC_CHANNEL, relay)
    return () => {
      ipcRenderer.off(IPC_CHANNEL, relay)
    }
  },
})
