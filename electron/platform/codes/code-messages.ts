import type { CameraFrame } from '../../../shared/domain/camera-frame'

/** What a thread that reads codes is started with. */
export type CodeThreadStart = { readonly wasmFile: string }

export type ToCodeThread = CameraFrame

export type FromCodeThread =
  | { readonly isRead: true; readonly text: string | null }
  | { readonly isRead: false; readonly failure: string }
