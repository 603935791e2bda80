import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server on this PC that counts who connects: proof that a page reached nobody. */
export async function startLocalServer(): Promise<{
  readonly port: number
  readonly connections: () => number
  readonly close: () => Promise<void>
}> {
  let connections = 0
  const server = createServer((_request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.end('<script>window.reached = true</script>')
  })
  server.on('connection', () => connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port, // a TCP server has this kind of address
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
