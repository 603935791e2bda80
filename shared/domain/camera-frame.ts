import { z } from 'zod'

/**
 * One picture of a camera, as the page hands it over to be searched for a code: only its brightness, a
 * byte a point, row by row from the top. Coarse on purpose: what a person looks like stays in the page
 * as far as reading a code allows, and an old PC has little to do.
 */

/** The code of a certificate is 85 squares wide and may fill a third of the picture. */
export const mostFrameSide = 720
/** Smaller than the smallest QR code with its rim. */
const leastFrameSide = 29

const side = z.int().min(leastFrameSide).max(mostFrameSide)

export const cameraFrame = z
  .strictObject({ width: side, height: side, pixels: z.instanceof(Uint8Array) })
  .refine(({ width, height, pixels }) => pixels.length === width * height)
  .readonly()
export type CameraFrame = z.infer<typeof cameraFrame>

/** Longer than any code of ours; a stranger's QR code may hold more, which nobody needs. */
export const mostCodeLetters = 4_000
