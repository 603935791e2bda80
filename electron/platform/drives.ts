/** A place to exchange bundles: a removable drive, or a folder the user chose. */
export type Drive = {
  /** Folder on this PC, such as `E:\` or a mount point. */
  readonly root: string
  readonly label: string
  readonly freeBytes: number | null
  readonly totalBytes: number | null
  readonly isRemovable: boolean
}

export type Drives = { readonly list: () => Promise<readonly Drive[]> }
