import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { Endpoint, EndpointTable } from './endpoints.ts'
import { streamType } from './messages.ts'
import type { MuxadoStream } from './stream.ts'

/** The public side of the edge, as plain HTTP: the caller's TLS has ended here. */
export function servePublic(
  endpoints: EndpointTable,
  /** Whether the callers of the endpoint with this id are left waiting. */
  isSwallowed: (id: string) => boolean,
): (incoming: IncomingMessage, response: ServerResponse) => void {
  return (incoming, response) => {
    const endpoint = endpoints.find((incoming.headers.host ?? '').split(':')[0] ?? '')
    if (endpoint === undefined) {
      response.writeHead(404, { 'ngrok-error-code': 'ERR_NGROK_3200', 'content-type': 'text/plain' })
      response.end('The endpoint is offline.\r\n\r\nERR_NGROK_3200\r\n')
      return
    }
    if (isSwallowed(endpoint.id)) return
    const upstream = request({
      method: incoming.method,
      path: incoming.url,
      headers: publicHeaders(incoming, endpoint),
      createConnection: () => openProxied(endpoint, incoming),
    })
    upstream.on('response', answer => {
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.rawHeaders)
      answer.pipe(response)
    })
    upstream.on('error', () => {
      if (!response.headersSent) response.writeHead(502, { 'ngrok-error-code': 'ERR_NGROK_3004' })
      response.end()
    })
    response.on('close', () => {
      if (!response.writableEnded) upstream.destroy()
    })
    incoming.pipe(upstream)
  }
}

function openProxied(endpoint: Endpoint, incoming: IncomingMessage): MuxadoStream {
  const stream = endpoint.session.openTyped(streamType.proxy)
  const { remoteAddress, remotePort } = incoming.socket
  const header = Buffer.from(
    JSON.stringify({
      Id: endpoint.id,
      ClientAddr: `${remoteAddress}:${remotePort}`,
      Proto: endpoint.proto,
      EdgeType: '0',
      PassthroughTLS: false,
    }),
  )
  const length = Buffer.alloc(8)
  length.writeBigInt64LE(BigInt(header.length)) // little-endian here, unlike the frames around it
  stream.write(Buffer.concat([length, header]))
  return stream
}

/** ngrok appends to X-Forwarded-For and -Proto, and keeps a caller's X-Forwarded-Host. Source: its HTTP endpoint docs. */
function publicHeaders(incoming: IncomingMessage, endpoint: Endpoint): Record<string, string | string[] | undefined> {
  const appended = (name: string, value: string): string => [incoming.headers[name], value].filter(Boolean).join(', ')
  return {
    ...incoming.headers,
    host: endpoint.host,
    'x-forwarded-for': appended('x-forwarded-for', incoming.socket.remoteAddress ?? ''),
    'x-forwarded-proto': appended('x-forwarded-proto', endpoint.proto),
    'x-forwarded-host': incoming.headers['x-forwarded-host'] ?? endpoint.host,
  }
}
