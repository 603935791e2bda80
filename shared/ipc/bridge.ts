import type { Result } from '../lib/result'
import type { EventName, EventPayload } from './events'

/**
 * What crosses between the three processes. `Call` goes page -> main -> hub service over one
 * channel; the hub service answers with `Reply` and sends `Notice` on its own.
 */
export type CallId = string

export type Call = {
  readonly type: 'call'
  readonly callId: CallId
  readonly channel: string
  readonly input: unknown
}
export type Cancel = { readonly type: 'cancel'; readonly callId: CallId }
/** A path the user chose in a file field or dialog; the page only ever holds the token. */
export type GrantFile = {
  readonly type: 'grant-file'
  readonly token: string
  readonly path: string
}
export type AnswerPort = {
  readonly type: 'port-answer'
  readonly requestId: string
  readonly value: unknown
}
export type Shutdown = { readonly type: 'shutdown' }
export type ToHubService = Call | Cancel | GrantFile | AnswerPort | Shutdown

export type Reply = {
  readonly type: 'reply'
  readonly callId: CallId
  readonly result: Result<unknown>
}
export type Notice = {
  [N in EventName]: { readonly type: 'event'; readonly name: N; readonly payload: EventPayload<N> }
}[EventName]
/** The hub service asks main for one of Electron's abilities (dialogs, printing). */
export type AskPort = {
  readonly type: 'port-ask'
  readonly requestId: string
  readonly port: PortName
  readonly input: unknown
}
export type Ready = { readonly type: 'ready' }
export type FromHubService = Reply | Notice | AskPort | Ready

export const portNames = [
  'pickFolder',
  'pickSavePath',
  'openPath',
  'showPage',
  'pagePdf',
  'printPage',
] as const
export type PortName = (typeof portNames)[number]

/** What the page sees as `window.simpul`: nothing of Electron, no file paths. */
export type SimpulBridge = {
  /** `callId` lets the page cancel a task and recognise its progress. */
  readonly call: (channel: string, input: unknown, callId: CallId) => Promise<Result<unknown>>
  readonly cancel: (callId: CallId) => void
  readonly on: <N extends EventName>(
    name: N,
    listener: (payload: EventPayload<N>) => void,
  ) => () => void
  /** Turns a File from a file field or a drop into a token that the hub service can open once. */
  readonly offerFile: (file: File) => Promise<string>
}
