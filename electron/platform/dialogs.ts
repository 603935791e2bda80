/** Electron's dialogs, as the hub service may ask for them. Null = the user closed the dialog. */
export type Dialogs = {
  readonly pickFolder: () => Promise<string | null>
  readonly pickSavePath: (options: { readonly suggestedName: string }) => Promise<string | null>
  /** Opens a file this app wrote itself with the program the PC has for it. False: there is none. */
  readonly openPath: (options: { readonly path: string }) => Promise<boolean>
}
