import type { Session } from 'electron'
import { ORIGIN } from '../contract.ts'

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>
/** Every permission this Electron knows. A new one does not compile until it is decided here. */
export type Permission = Parameters<RequestHandler>[1]

interface Decision {
  readonly allowed: boolean
  readonly why: string
}

const deny = (why: string): Decision => ({ allowed: false, why })

export const PERMISSIONS: Readonly<Record<Permission, Decision>> = {
  ar: deny('no augmented reality'),
  'automatic-fullscreen': deny('no fullscreen: it can imitate the system'),
  'background-fetch': deny('offline'),
  'background-sync': deny('offline'),
  'captured-surface-control': deny('nothing is captured'),
  'clipboard-read': deny('the main process reads it, to see whether it still holds a code'),
  'clipboard-sanitized-write': deny('the main process writes it, concealed from histories'),
  'deprecated-sync-clipboard-read': deny('the main process reads it'),
  'display-capture': deny('it has no business with the screen'),
  fileSystem: deny('files come in by picking or dropping and leave through the save dialog'),
  fullscreen: deny('it can imitate the system'),
  geolocation: deny('not needed'),
  'geolocation-approximate': deny('not needed'),
  'hand-tracking': deny('not needed'),
  hid: deny('WebAuthn reaches security keys without it'),
  'idle-detection': deny('the main process watches for absence'),
  keyboardLock: deny('system shortcuts stay with the system'),
  'local-fonts': deny('the fonts are built in'),
  'local-network': deny('offline'),
  'local-network-access': deny('offline'),
  'loopback-network': deny('offline'),
  media: deny('no microphone ever; the camera has its own rule, `isOwnCamera`'),
  mediaKeySystem: deny('no protected media'),
  midi: deny('not needed'),
  midiSysex: deny('not needed'),
  nfc: deny('WebAuthn reaches security keys without it'),
  notifications: deny('they would show account names outside the app'),
  openExternal: deny('no link leaves the app'),
  'payment-handler': deny('not needed'),
  'periodic-background-sync': deny('offline'),
  'persistent-storage': deny('the window stores nothing'),
  pointerLock: deny('not needed'),
  'screen-wake-lock': deny('a sleeping screen locks the vault'),
  sensors: deny('not needed'),
  serial: deny('not needed'),
  'smart-card': deny('WebAuthn reaches security keys without it'),
  'speaker-selection': deny('no sound'),
  'storage-access': deny('the window stores nothing'),
  'system-wake-lock': deny('sleep locks the vault'),
  'top-level-storage-access': deny('the window stores nothing'),
  usb: deny('WebAuthn reaches security keys without it'),
  vr: deny('not needed'),
  'web-app-installation': deny('it is installed already'),
  'web-printing': deny('the main process prints, or saves a PDF'),
  'window-management': deny('not needed'),
  unknown: deny('an unnamed permission has no reason'),
}

/**
 * Answers requests and checks from the table. Devices and screen capture have no table: always no.
 *
 * @param cameraOpen - Whether the user has opened the camera.
 */
export function decidePermissions(session: Session, cameraOpen: () => boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const { securityOrigin, mediaTypes } = details as { securityOrigin?: string; mediaTypes?: readonly string[] }
    answer(isAllowed(permission) || (cameraOpen() && isOwnCamera(permission, securityOrigin, mediaTypes)))
  })
  session.setPermissionCheckHandler((_contents, permission, origin, { mediaType }) => {
    return isAllowed(permission) || (cameraOpen() && isOwnCamera(permission, origin, mediaType ? [mediaType] : []))
  })
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler(null)
}

/** Video without sound, for the app's own page; anything unstated means no. */
function isOwnCamera(permission: string, origin = '', media: readonly string[] = []): boolean {
  // Electron writes an origin with and without the final slash.
  const isOwn = origin.replace(/\/$/, '') === ORIGIN
  return permission === 'media' && isOwn && media.length > 0 && media.every((type) => type === 'video')
}

function isAllowed(permission: Permission): boolean {
  // The runtime may know a name that the table lacks.
  return Object.hasOwn(PERMISSIONS, permission) && PERMISSIONS[permission].allowed
}
