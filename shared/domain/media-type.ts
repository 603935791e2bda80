/**
 * The kinds of files the portfolio knows, told by their content, never by their name. `opensOutside`
 * is the allow-list of what may be handed to another program of the PC; the extension of that copy
 * is ours, so a file cannot pose as something else.
 */
type MediaKind = { readonly extension: string; readonly opensOutside: boolean }

const kinds: Readonly<Record<string, MediaKind>> = {
  'image/jpeg': { extension: 'jpg', opensOutside: true },
  'image/png': { extension: 'png', opensOutside: true },
  'image/gif': { extension: 'gif', opensOutside: true },
  'image/webp': { extension: 'webp', opensOutside: true },
  'image/bmp': { extension: 'bmp', opensOutside: true },
  'image/tiff': { extension: 'tif', opensOutside: true },
  'image/heic': { extension: 'heic', opensOutside: true },
  'application/pdf': { extension: 'pdf', opensOutside: true },
  'video/mp4': { extension: 'mp4', opensOutside: true },
  'video/quicktime': { extension: 'mov', opensOutside: true },
  'video/3gpp': { extension: '3gp', opensOutside: true },
  'video/x-matroska': { extension: 'mkv', opensOutside: true },
  'video/webm': { extension: 'webm', opensOutside: true },
  'video/x-msvideo': { extension: 'avi', opensOutside: true },
  'audio/mpeg': { extension: 'mp3', opensOutside: true },
  'audio/mp4': { extension: 'm4a', opensOutside: true },
  'audio/ogg': { extension: 'ogg', opensOutside: true },
  'audio/wav': { extension: 'wav', opensOutside: true },
  'text/plain': { extension: 'txt', opensOutside: true },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    extension: 'docx',
    opensOutside: true,
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    extension: 'xlsx',
    opensOutside: true,
  },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
    extension: 'pptx',
    opensOutside: true,
  },
  'application/vnd.oasis.opendocument.text': { extension: 'odt', opensOutside: true },
  'application/vnd.oasis.opendocument.spreadsheet': { extension: 'ods', opensOutside: true },
  'application/vnd.oasis.opendocument.presentation': { extension: 'odp', opensOutside: true },
  // Old Office files may carry macros that run on opening; they can be saved, not opened from here.
  'application/msword': { extension: 'doc', opensOutside: false },
  'application/vnd.ms-excel': { extension: 'xls', opensOutside: false },
  'application/vnd.ms-powerpoint': { extension: 'ppt', opensOutside: false },
  'application/zip': { extension: 'zip', opensOutside: false },
}

/** What nothing in the table fits. */
export const unknownMediaType = 'application/octet-stream'

export function extensionFor(mediaType: string): string | null {
  return kinds[mediaType]?.extension ?? null
}

export function opensOutside(mediaType: string): boolean {
  return kinds[mediaType]?.opensOutside ?? false
}

/** `image`, `video`, `audio`, `document` or `other`: enough for an icon and a word. */
export type MediaFamily = 'image' | 'video' | 'audio' | 'document' | 'other'

export function mediaFamily(mediaType: string): MediaFamily {
  const [family] = mediaType.split('/')
  if (family === 'image' || family === 'video' || family === 'audio') return family
  return mediaType === unknownMediaType || mediaType === 'application/zip' ? 'other' : 'document'
}
