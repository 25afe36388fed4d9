import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { ReceiverLimits } from './limits.ts'

/**
 * Ends a server so that an honest sender that waits for its answer gets it: a delivery that is stored and not answered comes
 * once more. Connections that are kept open for later end at once, those on which a request is still coming in a moment.
 */
export function createServerEnd(
  server: Server,
  { sendingGraceMs, answerGraceMs }: Pick<ReceiverLimits, 'sendingGraceMs' | 'answerGraceMs'>,
): () => Promise<void> {
  /** Of each connection what answers its last request; null before the first. */
  const connections = new Map<Socket, ServerResponse | null>()
  let isEnding = false

  server.on('connection', socket => {
    connections.set(socket, null)
    socket.once('close', () => connections.delete(socket))
  })
  const note = (request: IncomingMessage, response: ServerResponse): void => {
    connections.set(request.socket, response)
    if (isEnding) makeLast(response)
  }
  // Before the request is looked at: it may be answered at once.
  server.prependListener('request', note)
  server.prependListener('checkContinue', note)

  return () => {
    isEnding = true
    for (const response of connections.values()) if (response !== null) makeLast(response)
    const cut = (mayStay: (response: ServerResponse | null) => boolean): void => {
      for (const [socket, response] of connections) if (!mayStay(response)) socket.destroy()
    }
    const { promise, resolve } = Promise.withResolvers<void>()
    const timers = [
      setTimeout(() => cut(isWaitedFor), sendingGraceMs),
      setTimeout(() => cut(() => false), answerGraceMs),
    ]
    server.close(() => {
      for (const timer of timers) clearTimeout(timer)
      resolve()
    })
    return promise
  }
}

/** Node leaves a connection open for the next request although its server takes none any more. */
function makeLast(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close')
}

/** Whether all of the request is here and its answer is not out yet. */
function isWaitedFor(response: ServerResponse | null): boolean {
  return response?.req.complete === true && !response.writableFinished
}
