/**
 * The browser's `File`, as far as the bridge names it. `shared` is compiled without the DOM library;
 * the page and the preload see their own, full `File` instead.
 */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- a global interface, so that it could merge with the real one
interface File {
  readonly name: string
  readonly size: number
}
