import { app, type Session, type WebContents } from 'electron'
import { OFFLINE_SWITCHES } from './offline-switches.ts'
import { isOwnAddress, refusal, respond, type BuiltFiles } from './origin.ts'

/** Call this before the app is ready; later switches have no effect. */
export function applyOfflineSwitches(): void {
  for (const [name, value] of OFFLINE_SWITCHES) app.commandLine.appendSwitch(name, value)
}

/**
 * Walls a session in: https is answered from the built files, http and file are always refused, and
 * what no protocol handler sees (ws, wss) is cancelled before it starts.
 */
export async function wallOff(session: Session, files: BuiltFiles): Promise<void> {
  session.protocol.handle('https', (request) => respond(request, files))
  for (const scheme of ['http', 'file']) session.protocol.handle(scheme, () => refusal(403))
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !isOwnAddress(details.url) })
  })
  session.on('will-download', (event) => {
    event.preventDefault() // files leave only through the save dialog
  })
  session.setSpellCheckerEnabled(false) // it fetches dictionaries
  await session.setProxy({ mode: 'fixed_servers', proxyRules: '127.0.0.1:1', proxyBypassRules: '<-loopback>' })
}

/** WebRTC opens its own sockets; without a proxy for UDP there is none it may open. */
export function muteWebRtc(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
