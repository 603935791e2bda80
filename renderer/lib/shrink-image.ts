/**
 * Photos are made small where they are read: in the sandboxed page, by its canvas, because a hostile
 * image should meet Chromium's sandbox and not the hub service. Drawing them anew also drops what a
 * phone writes into a photo, such as the place where it was taken.
 */
export type Size = { readonly width: number; readonly height: number }

/** Smaller of the two: as it is, or so that the longer side is `maximumSide`. Whole pixels, at least 1. */
export function fittedSize({ width, height }: Size, maximumSide: number): Size {
  const scale = Math.min(1, maximumSide / Math.max(width, height))
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
}

export type Encode = (size: Size, quality: number) => Promise<Blob>

const qualities = [0.82, 0.72, 0.62, 0.5] as const
const smallestSide = 320

/** First makes the picture coarser, then smaller, until it fits; null when even that is too large. */
export async function encodeWithin(
  original: Size,
  limits: { readonly maximumSide: number; readonly maximumBytes: number },
  encode: Encode,
): Promise<Blob | null> {
  let side = limits.maximumSide
  while (side >= Math.min(smallestSide, limits.maximumSide)) {
    for (const quality of qualities) {
      const blob = await encode(fittedSize(original, side), quality)
      if (blob.size <= limits.maximumBytes) return blob
    }
    side = Math.floor(side * 0.75)
  }
  return null
}

export type ShrunkImage = {
  readonly photo: Uint8Array<ArrayBuffer>
  readonly thumbnail: Uint8Array<ArrayBuffer>
}

export const photoLimits = { maximumSide: 1600, maximumBytes: 300 * 1024 } as const
export const thumbnailLimits = { maximumSide: 320, maximumBytes: 40 * 1024 } as const
/** Larger files are not decoded: a PC with 4 GB would stall on them. They are kept as they are. */
const largestDecoded = 80 * 1024 * 1024

/** A photo and its thumbnail as JPEG; null when the file is no picture that this page can read. */
export async function shrinkImage(file: Blob): Promise<ShrunkImage | null> {
  // An animation would lose its movement, so it is kept as it is.
  if (file.size > largestDecoded || file.type === 'image/gif') return null
  const bitmap = await decode(file)
  if (bitmap === null) return null
  try {
    const encode: Encode = (size, quality) => drawJpeg(bitmap, size, quality)
    const photo = await encodeWithin(bitmap, photoLimits, encode)
    const thumbnail = await encodeWithin(bitmap, thumbnailLimits, encode)
    if (photo === null || thumbnail === null) return null
    return { photo: await bytesOf(photo), thumbnail: await bytesOf(thumbnail) }
  } finally {
    bitmap.close()
  }
}

async function decode(file: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    // The one way the browser says that this is no picture it knows, or a damaged one.
    return null
  }
}

async function drawJpeg(bitmap: ImageBitmap, size: Size, quality: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(size.width, size.height)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('A fresh canvas has a 2d context')
  // JPEG knows no transparency: a drawing on nothing becomes a drawing on paper.
  context.fillStyle = 'white'
  context.fillRect(0, 0, size.width, size.height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, size.width, size.height)
  return canvas.convertToBlob({ type: 'image/jpeg', quality })
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer())
}

/** Half a thousand pixels print sharply at 24 mm. */
const logoLimits = { sides: [480, 320, 200], maximumBytes: 150 * 1024 } as const

/** A logo as PNG, so that what is transparent stays so; null when the file is no picture. */
export async function shrinkLogo(file: Blob): Promise<Uint8Array<ArrayBuffer> | null> {
  if (file.size > largestDecoded) return null
  const bitmap = await decode(file)
  if (bitmap === null) return null
  try {
    for (const side of logoLimits.sides) {
      const blob = await drawPng(bitmap, fittedSize(bitmap, side))
      if (blob.size <= logoLimits.maximumBytes) return await bytesOf(blob)
    }
    // A photo instead of a drawing: coarse enough as JPEG.
    const encode: Encode = (size, quality) => drawJpeg(bitmap, size, quality)
    const photo = await encodeWithin(bitmap, { maximumSide: 480, ...logoLimits }, encode)
    return photo === null ? null : await bytesOf(photo)
  } finally {
    bitmap.close()
  }
}

async function drawPng(bitmap: ImageBitmap, size: Size): Promise<Blob> {
  const canvas = new OffscreenCanvas(size.width, size.height)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('A fresh canvas has a 2d context')
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, size.width, size.height)
  return canvas.convertToBlob({ type: 'image/png' })
}
