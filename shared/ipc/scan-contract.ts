import { z } from 'zod'

import { cameraFrame, mostCodeLetters } from '../domain/camera-frame'
import { query, readers } from './contract-kit'

export const scanContract = {
  /**
   * Reads the QR code nearest the middle of a camera's picture; null when there is none to be read, or
   * when an earlier picture is still being read. Nothing of the picture is kept.
   */
  'scan.readFrame': query(
    readers,
    cameraFrame,
    z.object({ text: z.string().max(mostCodeLetters).nullable() }),
  ),
}
