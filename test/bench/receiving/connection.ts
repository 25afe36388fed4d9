import { connect } from 'node:net'

export interface Connection {
  send(request: Buffer): void
  destroy(): void
}

interface Deps {
  readonly port: number
  readonly onAnswer: (status: number) => void
  readonly onBroken: () => void
}

const headEnd = Buffer.from('\r\n\r\n')

/**
 * One keep-alive connection of HTTP/1.1 on a bare socket with one request at a time. It reads of an answer only what
 * the bench needs: the status, and where it ends.
 */
export function openConnection({ port, onAnswer, onBroken }: Deps): Connection {
  let kept: Buffer = Buffer.alloc(0)
  const read = (bytes: number, buffer: Uint8Array): boolean => {
    const fresh = Buffer.from(buffer.buffer, buffer.byteOffset, bytes)
    // Answers are small and come in one piece; only the rare torn one is copied.
    const text = kept.length === 0 ? fresh : Buffer.concat([kept, fresh])
    const length = lengthOf(text)
    if (length === null || text.length < length) kept = Buffer.from(text)
    else {
      kept = Buffer.alloc(0)
      onAnswer(Number(text.toString('latin1', 9, 12)))
    }
    return true
  }
  // One buffer for all reads of this connection: allocating one for each made the generator a third slower.
  const socket = connect({ port, host: '127.0.0.1', onread: { buffer: new Uint8Array(16_384), callback: read } })
  socket.setNoDelay(true)
  socket.on('error', () => {})
  socket.on('close', onBroken)
  return {
    send: request => void socket.write(request),
    destroy: () => {
      socket.off('close', onBroken)
      socket.destroy()
    },
  }
}

/** Bytes of the whole answer; null while its head is not there yet. */
function lengthOf(answer: Buffer): number | null {
  const end = answer.indexOf(headEnd)
  if (end === -1) return null
  const found = /\r\ncontent-length: *(\d+)/i.exec(answer.toString('latin1', 0, end))
  return end + headEnd.length + Number(found?.[1] ?? 0)
}
