import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as timeout } from 'node:timers/promises'

/** One connection, byte by byte: what an HTTP client would never send. */
export interface RawConnection {
  readonly socket: Socket
  /** Everything received so far. */
  received(): string
  /** Resolves when what was received matches. */
  until(pattern: RegExp): Promise<string>
  /** Resolves with everything received once the other side has ended the connection. */
  closed(): Promise<string>
}

export async function rawConnection(port: number, host = '127.0.0.1'): Promise<RawConnection> {
  const socket = connect(port, host)
  let text = ''
  let isClosed = false
  socket.on('data', chunk => {
    text += chunk.toString('latin1')
  })
  socket.on('close', () => {
    isClosed = true
  })
  await once(socket, 'connect')
  // From here on a reset is an answer like another: the connection ends.
  socket.on('error', () => {})
  return {
    socket,
    received: () => text,
    async until(pattern) {
      while (!pattern.test(text)) {
        if (isClosed) throw new Error(`closed after ${JSON.stringify(text)}`)
        await Promise.race([once(socket, 'data'), once(socket, 'close'), timeout(10_000, null, { ref: false })])
      }
      return text
    },
    async closed() {
      if (!isClosed) await once(socket, 'close')
      return text
    },
  }
}

/** The status codes of all answers in what a connection received. */
export function statusesIn(text: string): readonly number[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(match => Number(match[1]))
}
