/** The names of sources without a file; the window itself sends "pasted text". Stored, so they stay as they are. */
export const FROM_CAMERA = 'camera'
export const TYPED_BY_HAND = 'typed by hand'
