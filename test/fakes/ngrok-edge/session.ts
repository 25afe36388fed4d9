import type { Duplex } from 'node:stream'
import { createFrameReader, encodeFrame, errorCode, type Frame, flag, frameType, uint32 } from './frames.ts'
import { MuxadoStream } from './stream.ts'

const streamIdMask = 0x7fffffff

export interface MuxadoSession {
  /** Opens a stream and writes its type, as each stream of ngrok's protocol begins. */
  openTyped(type: number): MuxadoStream
  /** Keeps the connection but neither hears nor answers: a black hole, as the agent sees it. */
  freeze(): void
  /** Drops the connection at once. */
  destroy(): void
}

/** The server side of a muxado session over a connection. */
export function createMuxadoSession(deps: {
  readonly socket: Duplex
  readonly onStream: (stream: MuxadoStream) => void
  readonly onClose: () => void
}): MuxadoSession {
  const { socket, onStream, onClose } = deps
  const streams = new Map<number, MuxadoStream>()
  const readFrames = createFrameReader()
  let nextId = 2 // a server opens even ids, a client odd ones
  let isFrozen = false
  let isClosed = false

  const carrier = { send, forget: (id: number) => void streams.delete(id) }

  function send(frame: Frame): boolean {
    if (isClosed || isFrozen) return false
    socket.write(encodeFrame(frame))
    return true
  }

  function receive(frame: Frame): void {
    const stream = streams.get(frame.streamId)
    switch (frame.type) {
      case frameType.data:
        receiveData(frame, stream)
        break
      case frameType.rst:
        stream?.receiveReset(frame.payload.length >= 4 ? frame.payload.readUInt32BE(0) : -1)
        break
      case frameType.windowIncrement:
        stream?.receiveCredit(frame.payload.readUInt32BE(0) & streamIdMask)
        break
      default:
        break // GOAWAY announces a close that follows; unknown types are ignored, as ngrok-go does
    }
  }

  function receiveData(frame: Frame, known: MuxadoStream | undefined): void {
    const isLast = (frame.flags & flag.fin) !== 0
    if ((frame.flags & flag.syn) !== 0) {
      const stream = new MuxadoStream({ id: frame.streamId, carrier, opener: 'peer' })
      streams.set(stream.id, stream)
      onStream(stream)
      stream.receiveData(frame.payload, isLast)
    } else if (known !== undefined) {
      known.receiveData(frame.payload, isLast)
    } else if (!isLast || frame.payload.length > 0) {
      const payload = uint32(errorCode.streamClosed)
      send({ type: frameType.rst, flags: 0, streamId: frame.streamId, payload })
    }
  }

  function close(): void {
    if (isClosed) return
    isClosed = true
    for (const stream of [...streams.values()]) stream.destroy(new Error('The session is closed.'))
    onClose()
  }

  socket.on('data', (bytes: Buffer) => {
    if (isFrozen) return
    for (const frame of readFrames(bytes)) receive(frame)
  })
  socket.on('error', () => {}) // 'close' follows
  socket.on('close', close)

  return {
    openTyped(type) {
      const stream = new MuxadoStream({ id: nextId, carrier, opener: 'us' })
      nextId += 2
      streams.set(stream.id, stream)
      stream.write(uint32(type))
      return stream
    },
    freeze() {
      isFrozen = true
    },
    destroy() {
      socket.destroy()
      close()
    },
  }
}
