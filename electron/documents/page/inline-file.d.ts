/** Vite puts the file itself into the code, as a data: address. */
declare module '*?inline' {
  const address: string
  // eslint-disable-next-line no-restricted-syntax -- the shape is vite's
  export default address
}
