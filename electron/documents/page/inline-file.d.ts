/** Vite puts the file itself into the code, as a data: address. */
declare module '*?inline' {
  const address: string
  // The shape is vite's.
  export default address
}
