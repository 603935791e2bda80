/** Made by build/bundled-licences.ts while the page is built. */
declare module 'virtual:bundled-licences' {
  export const bundledLicences: readonly {
    readonly name: string
    readonly version: string | null
    readonly licence: string
    readonly homepage: string | null
    readonly text: string
  }[]
}
