/** The machine's camera: its picture for the window, and its frames as grey bytes. */

/** This many pixels on a side are enough for any code held up to a camera. */
const IDEAL = { width: { ideal: 1280 }, height: { ideal: 720 } }

/** Video only. A device with two cameras uses the one at the back first. */
export async function openCamera(deviceId?: string): Promise<MediaStream> {
  const which = deviceId === undefined ? { facingMode: 'environment' } : { deviceId: { exact: deviceId } }
  return await navigator.mediaDevices.getUserMedia({ audio: false, video: { ...IDEAL, ...which } })
}

export function stopCamera(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}

export interface CameraChoice {
  readonly id: string
  readonly label: string
}

/** Names are only known after the user allowed the first picture. */
export async function listCameras(): Promise<CameraChoice[]> {
  const devices = await navigator.mediaDevices.enumerateDevices()
  return devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }, index) => ({ id: deviceId, label: label || `Camera ${String(index + 1)}` }))
}

export interface Frame {
  readonly width: number
  readonly height: number
  readonly grey: Uint8Array<ArrayBuffer>
}

/** What the camera shows now; undefined until it shows something. */
export function frameOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): Frame | undefined {
  const { videoWidth: width, videoHeight: height } = video
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || width === 0 || height === 0) return undefined
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return undefined
  context.drawImage(video, 0, 0)
  const { data } = context.getImageData(0, 0, width, height)
  const grey = new Uint8Array(width * height)
  // ITU-R BT.601, with weights out of 256.
  for (let at = 0, from = 0; at < grey.length; at++, from += 4)
    grey[at] = (77 * (data[from] ?? 0) + 150 * (data[from + 1] ?? 0) + 29 * (data[from + 2] ?? 0)) >> 8
  data.fill(0)
  return { width, height, grey }
}

/** Why there is no picture, in a sentence. */
export function cameraSentence(error: unknown): string {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError')
    return 'The system does not let this app use the camera. Allow it in the system settings, or take a picture and drop it on the window.'
  if (name === 'NotFoundError' || name === 'OverconstrainedError')
    return 'No camera was found. Connect one, or take a picture with a phone and drop it on the window.'
  if (name === 'NotReadableError') return 'The camera is in use by another app. Close that one and try again.'
  return 'The camera could not be started. Nothing was read. Try again, or drop a picture on the window.'
}
