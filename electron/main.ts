/** The desktop entry: puts the shell around the app. Each part is explained in its own file. */
import { app, powerMonitor, session, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import { createApp, type App } from './app.ts'
import { overwriteGarbageOfSession } from './app/vault/garbage.ts'
import { createDispatch } from './dispatch.ts'
import { desktopArguments, type DesktopArguments } from './shell/arguments.ts'
import { AskedVaults } from './shell/asked-vaults.ts'
import { watchAbsence } from './shell/auto-lock.ts'
import { readBuiltFiles } from './shell/built-files.ts'
import { systemClipboard } from './shell/clipboard.ts'
import { refuseDebugging } from './shell/debugging.ts'
import { decoderPlace } from './shell/decoder-place.ts'
import { answerCalls, tellWindow } from './shell/ipc.ts'
import { setMenu } from './shell/menu.ts'
import { pinNavigation } from './shell/navigation.ts'
import { applyOfflineSwitches, muteWebRtc, wallOff } from './shell/offline.ts'
import { decidePermissions } from './shell/permissions.ts'
import { settleProfile } from './shell/profile.ts'
import { closeBeforeQuit } from './shell/quitting.ts'
import { askFile, askFiles, askFolder } from './shell/open-dialogs.ts'
import { openOtherVault } from './shell/other-vault.ts'
import { systemPrinter } from './shell/printing.ts'
import { askSavePath } from './shell/save-dialog.ts'
import { refuseAccountChoice } from './shell/webauthn.ts'
import { comeForward, openWindow } from './shell/window.ts'
import { WindowRenewal } from './shell/window-renewal.ts'
import { rememberedState, rememberState } from './shell/window-state.ts'

/** The hash of the decoder.html from this build, inserted by build/vite.main.ts. */
declare const DECODER_SHA256: string

app.enableSandbox()
applyOfflineSwitches()
settleProfile()

const asked = new AskedVaults()
if (refuseDebugging() && app.requestSingleInstanceLock()) {
  app.on('web-contents-created', (_event, contents) => {
    pinNavigation(contents)
    muteWebRtc(contents)
  })
  // Not awaited: Electron is only ready after this module has run to its end.
  void app.whenReady().then(start)
} else {
  app.quit()
}

async function start(): Promise<void> {
  const inMemory = session.fromPartition('recovery-kit', { cache: false }) // no "persist:", nothing on disk
  await wallOff(inMemory, readBuiltFiles(join(import.meta.dirname, '../renderer')))
  const camera = { isOpen: () => false } // until there is an app to ask
  decidePermissions(inMemory, () => camera.isOpen())
  refuseAccountChoice(inMemory)

  const stateFile = join(app.getPath('userData'), 'window.json')
  const window = openWindow({
    session: inMemory,
    preload: join(import.meta.dirname, 'preload.cjs'),
    devTools: !app.isPackaged,
    state: rememberedState(stateFile),
  })
  rememberState(window, stateFile)
  const place = {
    ...desktopArguments(process.argv, app.isPackaged, app.getPath('userData')),
    ...(asked.first !== undefined && { vaultPath: asked.first }),
  }
  const kit = putAppBehind(window, place)
  camera.isOpen = kit.cameraOpen
  asked.follow(
    (path) => void openOtherVault(window, path, { vaultPath: place.vaultPath, unlocked: kit.unlocked }),
    () => {
      comeForward(window)
    },
  )
}

function putAppBehind(window: BrowserWindow, place: DesktopArguments): App {
  let ending = false
  const renewal = new WindowRenewal(window, () => {
    kit.lock('system')
  })
  const kit = createApp({
    ...place,
    decoder: decoderPlace(
      { packaged: app.isPackaged, resources: process.resourcesPath, built: import.meta.dirname },
      DECODER_SHA256,
    ),
    now: () => Date.now(),
    clipboard: systemClipboard(),
    chooseSavePath: (suggestedName) => askSavePath(window, suggestedName),
    chooseFolder: () => askFolder(window),
    chooseFile: () => askFile(window),
    chooseFiles: () => askFiles(window),
    printer: systemPrinter,
    tell: (event, payload) => {
      tellWindow(window, event, payload)
      // The system overwrites the memory of a dead process before anyone else gets it.
      if (event !== 'locked' || ending) return
      renewal.renew()
      overwriteGarbageOfSession()
    },
  })
  answerCalls(window, createDispatch(kit.handlers))
  setMenu({
    lock: () => {
      kit.lockByMenu()
    },
    lockNow: () => {
      kit.lock('asked')
    },
    run: (id) => {
      tellWindow(window, 'command', { id })
    },
  })
  const stopWatching = watchAbsence({ monitor: powerMonitor, window }, () => {
    kit.lock('system')
  })
  closeBeforeQuit(async () => {
    ending = true
    stopWatching()
    await kit.close()
  })
  return kit
}
