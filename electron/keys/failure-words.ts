/** Why a key test did not pass: what happened, what is safe, what to do. */
import type { KeyFailure, System } from './failure.ts'
import type { Plugged, UsbId } from './plugged.ts'
import type { KeyProblem } from './problem.ts'

export interface FailureText {
  readonly title: string
  readonly says: readonly string[]
  /** For a terminal, one command a line. */
  readonly lines?: readonly string[]
}

/** @param kept - Whether the vault had the key before, so that what it knows of it stays. */
export function failureText(failure: KeyFailure, kept: boolean): FailureText {
  const safe = kept ? 'What the vault knows of the key stays as it was.' : 'Nothing was added.'
  switch (failure.kind) {
    case 'timed-out':
      return {
        title: 'No key was touched',
        says: [
          `Nobody touched a key within ${String(failure.seconds)} seconds. ${safe}`,
          ...neverBlinked(failure.system),
        ],
      }
    case 'no-key':
      return {
        title: 'No key was found',
        says: [
          `This computer saw no security key for ${String(failure.seconds)} seconds. ${safe}`,
          'Push the key in until it stops, or try another port. If it blinks nowhere, not even on another computer, it may be broken.',
        ],
      }
    case 'pulled':
      return {
        title: 'The key was taken out too early',
        says: [
          `It was plugged in at first and was gone before it answered. ${safe} Leave it in until this page says so, and test it again.`,
        ],
      }
    case 'no-rights':
      return noRights(failure, safe)
    case 'wants-pin':
      return wantsPin(failure.system, safe)
    case 'other-key':
      return {
        title: 'That was another key',
        says: [
          `The key you touched has none of the test entries that were asked for, or was taken out at once. ${safe}`,
          'To find out which key it is, use “Which key is this?”. If it is new, test it as a new key.',
        ],
      }
    case 'system-ended':
      return failure.pin
        ? windowsPin(safe)
        : {
            title: 'The test was ended',
            says: [
              `The dialog of your system or browser was closed, or it told you what was wrong. ${safe} Test again when you are ready.`,
            ],
          }
    case 'no-pin':
      return noPin(failure.system, safe)
    case 'in-list':
      return {
        title: 'This key is in your list already',
        says: [
          `The key says that it has registered here before, so it is not a new one. ${safe}`,
          '“Which key is this?” tells you its name.',
        ],
      }
    case 'busy':
      return {
        title: 'The key is busy',
        says: [
          `Another program or another request is using it. ${safe}`,
          'Close browser windows that ask for a key, take the key out, put it in again, and test once more.',
        ],
      }
    case 'no-algorithm':
      return {
        title: 'This key signs in no way that services use',
        says: [
          `It knows none of ES256, EdDSA and RS256. ${safe} It cannot be a spare for your accounts; use another key.`,
        ],
      }
    case 'several-keys':
      return {
        title: 'More than one key is plugged in',
        says: [
          `One key could have said its model, and another one signed. ${safe}`,
          'Take the others out, and ask again.',
        ],
      }
    case 'not-in-front':
      return {
        title: 'Another window was in front',
        says: [`Keys only answer while this window is in front. ${safe} Click into it and test again.`],
      }
    case 'not-allowed':
      return {
        title: 'This window may not ask keys',
        says: [`That is a fault of the app, not of the key. ${safe} Start the app again.`],
      }
    case 'counter-back':
      return counterBack(failure)
    case 'not-verified':
      return notVerified(failure.why, safe)
    case 'unclear':
      return {
        title: 'The key gave no usable answer',
        says: [
          `The browser only says “${failure.error}”. ${safe} Take the key out, put it in again, and test once more.`,
        ],
      }
  }
}

function notVerified(why: KeyProblem['kind'], safe: string): FailureText {
  switch (why) {
    case 'format':
      return {
        title: 'The key describes its make in an unknown way',
        says: [`It answered, and this app does not know what it says of its make. ${safe}`, NOTHING_AGAINST],
      }
    case 'certificates':
      return {
        title: 'The key says more than it was asked',
        says: [`It answered, and sent certificates of its maker, which were not asked for. ${safe}`, NOTHING_AGAINST],
      }
    case 'unsupported-algorithm':
      return {
        title: 'This app cannot check the key',
        says: [`It answered with a kind of signature that this app does not know. ${safe}`, NOTHING_AGAINST],
      }
    case 'attestation':
      return {
        title: 'What the key says of its make does not check out',
        says: [
          `It answered, and a rule for what keys say of their make is broken. ${safe}`,
          'Do not trust what it says of its model. Whether it works is another question: test it without asking which model it is.',
        ],
      }
    default:
      return {
        title: 'The answer of the key is wrong',
        says: [
          `The key answered, but its answer does not check out. ${safe}`,
          'Take it out, put it in, and test once more. If it fails again, do not rely on this key.',
        ],
      }
  }
}

const NOTHING_AGAINST = 'This says nothing against the key: services take it as before.'

function neverBlinked(system: System): readonly string[] {
  const linux = system === 'linux' ? ' On Linux it may also be that you have no right to open it.' : ''
  return [`Put the key in and test again. If it never blinked, try another port.${linux}`]
}

function noRights({ vendor, product }: Partial<UsbId>, safe: string): FailureText {
  return {
    title: 'Linux does not let you open the key',
    says: [
      `A security key is plugged in, and you have no right to open it. The key itself may be fine. ${safe}`,
      'Most systems give this right by themselves; this one does not know the key. Type these lines in a terminal, then plug the key in again:',
    ],
    lines: vendor === undefined || product === undefined ? RELOAD : udevLines({ vendor, product }),
  }
}

/** What to say while a touch is waited for, where the system shows why none can come. */
export function rightsHint(plugged: Plugged | undefined): string | undefined {
  if (!plugged || plugged.openable > 0) return undefined
  return plugged.keys > 0
    ? 'A key is plugged in, but this account has no right to open it. Wait for the test to end: it then says what to do.'
    : 'No key is plugged in yet.'
}

/** Installs a rule of udev that lets the person at the screen open keys of this kind. */
function udevLines({ vendor, product }: UsbId): readonly string[] {
  const rule = `SUBSYSTEM=="hidraw", ATTRS{idVendor}=="${vendor}", ATTRS{idProduct}=="${product}", TAG+="uaccess", MODE="0660"`
  return [`echo '${rule}' | sudo tee -a /etc/udev/rules.d/70-security-keys.rules`, ...RELOAD]
}

const RELOAD = ['sudo udevadm control --reload && sudo udevadm trigger']

function wantsPin(system: System, safe: string): FailureText {
  return {
    title: 'The key wants its PIN',
    says: [
      `You touched it and it refused. Most likely it only works with its PIN, and this app cannot ask for one ${onSystem(system)}. ${safe}`,
      'This does not mean that the key is broken. What works instead: test it on Windows, where the system asks for the PIN; or sign in to one of your accounts with it in a browser, and note that here as tried.',
    ],
  }
}

function noPin(system: System, safe: string): FailureText {
  return {
    title: 'The PIN was not checked',
    says: [
      `The key answered without checking its PIN, or would not answer. ${safe}`,
      `A PIN can only be asked for on Windows, not ${onSystem(system)}.`,
    ],
  }
}

function windowsPin(safe: string): FailureText {
  return {
    title: 'The PIN test did not pass',
    says: [
      `Windows showed you why: the dialog was closed, the PIN was wrong, or it is blocked. ${safe}`,
      'If it asks you to take the key out and put it in again, do that before you try once more. After eight wrong PINs in all the key blocks its PIN for good, and only a reset helps, which deletes everything on the key. Do not reset it before each account has another way in.',
    ],
  }
}

function counterBack({ before, now }: { readonly before: number; readonly now: number }): FailureText {
  return {
    title: 'The counter of this key went back',
    says: [
      `It stated ${String(now)}, and at an earlier test ${String(before)}. The signature is right, so it has the secret of your key.`,
      'A key only counts up. Either it counts wrongly, or a second device has the same secret: a copy of your key. Add another key at your accounts, test that one, and then remove this one there.',
    ],
  }
}

function onSystem(system: System): string {
  const names = { linux: 'on Linux', mac: 'on macOS', windows: 'here', other: 'here' } as const
  return names[system]
}
