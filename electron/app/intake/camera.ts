import type { Handlers } from '../../contract.ts'
import { FrameReader } from '../../pictures/frames.ts'
import { FROM_CAMERA } from '../../intake/source-names.ts'
import { utf8 } from '../../intake/containers/text.ts'
import { codesInFrame } from './camera-frame.ts'
import type { Session } from '../vault/session.ts'

/** The live camera: its pictures are searched in memory, and each code in them is read like a file. */
export interface Camera {
  readonly calls: Pick<Handlers, 'camera.open' | 'camera.frame' | 'camera.close'>
  /** Whether the window may ask the system for a camera now. */
  readonly isOpen: () => boolean
  /** Called on every lock, also of a vault that is not there yet. */
  readonly close: () => void
}

/** @param read - Reads what was seen; every code is a file of its own. */
export function camera(session: Session, read: Handlers['intake.read']): Camera {
  const frames = new FrameReader()
  /** The codes seen since the camera was opened; undefined while it is closed. */
  let seen: Set<string> | undefined
  const close = () => {
    seen = undefined
    void frames.close()
  }
  return {
    isOpen: () => seen !== undefined,
    close,
    calls: {
      'camera.open': () => {
        // Where there is no vault yet, sheets are read before there is one.
        if (session.exists) session.requireUnlocked()
        seen = new Set()
        return undefined
      },
      'camera.frame': async ({ intake, ...picture }) => {
        const before = seen
        const texts = await codesInFrame(frames, picture, before !== undefined)
        // The camera was closed or reopened meanwhile: what was seen before is no longer wanted.
        if (before === undefined || before !== seen || texts.length === 0) return { inSight: false }
        const fresh = texts.filter((text) => !before.has(text))
        for (const text of fresh) before.add(text)
        if (fresh.length === 0) return { inSight: true }
        const files = fresh.map((text) => ({ name: FROM_CAMERA, bytes: new Uint8Array(utf8(text)) }))
        return { inSight: true, intake: await read(intake === undefined ? { files } : { files, intake }) }
      },
      'camera.close': () => {
        close()
        return undefined
      },
    },
  }
}
