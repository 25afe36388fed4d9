import { Duplex } from 'node:stream'
import { errorCode, flag, frameType, maxPayloadBytes, uint32, windowBytes } from './frames.ts'

/** What a stream needs of the session that carries it. */
interface StreamCarrier {
  send(frame: { type: number; flags: number; streamId: number; payload: Buffer }): boolean
  forget(streamId: number): void
}

interface BlockedWrite {
  chunk: Buffer
  readonly done: (error?: Error) => void
}

/** One muxado stream as a Node Duplex with the protocol's flow control. FIN half-closes, RST ends both ways. */
export class MuxadoStream extends Duplex {
  readonly id: number
  readonly #carrier: StreamCarrier
  #needsSyn: boolean
  #sendWindow = windowBytes
  #receiveWindow = windowBytes
  readonly #inbox: (Buffer | null)[] = []
  #readerWantsMore = true
  #blocked: BlockedWrite | null = null
  #sentFin = false
  #gotFin = false
  #gotRst = false

  constructor(options: { id: number; carrier: StreamCarrier; opener: 'us' | 'peer' }) {
    super({ allowHalfOpen: true })
    this.id = options.id
    this.#carrier = options.carrier
    this.#needsSyn = options.opener === 'us'
    // A reset is news for whoever reads or writes, not a reason to end the test process.
    this.on('error', () => {})
  }

  // http.ClientRequest takes its connection for a net.Socket and turns these knobs.
  setTimeout(): this {
    return this
  }
  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }

  receiveData(payload: Buffer, isLast: boolean): void {
    if (payload.length > this.#receiveWindow) {
      this.#send(frameType.rst, 0, uint32(errorCode.flowControl))
      this.destroy(new Error('The peer overran the stream window.'))
      return
    }
    this.#receiveWindow -= payload.length
    if (payload.length > 0) this.#inbox.push(Buffer.from(payload))
    if (isLast) {
      this.#gotFin = true
      this.#inbox.push(null)
    }
    this.#drainInbox()
  }

  receiveCredit(bytes: number): void {
    this.#sendWindow = Math.min(this.#sendWindow + bytes, windowBytes)
    this.#pump()
  }

  receiveReset(code: number): void {
    this.#gotRst = true
    this.destroy(Object.assign(new Error(`muxado RST ${code}`), { code: 'ECONNRESET' }))
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#blocked = { chunk, done }
    this.#pump()
  }

  override _final(done: (error?: Error | null) => void): void {
    if (!this.#sentFin) {
      this.#sentFin = true
      this.#sendData(Buffer.alloc(0), flag.fin)
    }
    done()
    this.#forgetIfOver()
  }

  override _read(): void {
    this.#readerWantsMore = true
    this.#drainInbox()
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    const isOver = this.#gotRst || (this.#sentFin && this.#gotFin)
    if (!isOver && !this.#needsSyn) this.#send(frameType.rst, 0, uint32(errorCode.streamCancelled))
    this.#carrier.forget(this.id)
    const blocked = this.#blocked
    this.#blocked = null
    blocked?.done(error ?? new Error('The stream was destroyed.'))
    done(error)
  }

  /** Sends as much of the blocked write as the peer's window takes; the rest waits for a window increment. */
  #pump(): void {
    const blocked = this.#blocked
    if (blocked === null) return
    while (blocked.chunk.length > 0) {
      const bytes = Math.min(blocked.chunk.length, this.#sendWindow, maxPayloadBytes)
      if (bytes === 0) return
      this.#sendData(blocked.chunk.subarray(0, bytes), 0)
      this.#sendWindow -= bytes
      blocked.chunk = blocked.chunk.subarray(bytes)
    }
    this.#blocked = null
    blocked.done()
  }

  #sendData(payload: Buffer, flags: number): void {
    const syn = this.#needsSyn ? flag.syn : 0
    this.#needsSyn = false
    this.#send(frameType.data, flags | syn, payload)
  }

  #send(type: number, flags: number, payload: Buffer): boolean {
    return this.#carrier.send({ type, flags, streamId: this.id, payload })
  }

  /** Credit goes back as the reader takes bytes, so a stalled reader stalls the peer. */
  #drainInbox(): void {
    while (this.#readerWantsMore) {
      const next = this.#inbox.shift()
      if (next === undefined) return
      this.#readerWantsMore = this.push(next)
      if (next === null) {
        this.#forgetIfOver()
        return
      }
      const isCredited = this.#gotFin || this.#send(frameType.windowIncrement, 0, uint32(next.length))
      if (isCredited) this.#receiveWindow += next.length
    }
  }

  #forgetIfOver(): void {
    if (this.#sentFin && this.#gotFin) this.#carrier.forget(this.id)
  }
}
