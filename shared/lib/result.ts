import type { AppErrorCode, AppErrorParams } from './app-error'

/** What went wrong, as it crosses a process border: codes and numbers, never raw messages. */
export type Failure =
  | { readonly code: AppErrorCode; readonly params: AppErrorParams }
  | { readonly code: 'unexpected'; readonly params: { readonly reference: string } }

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure }
