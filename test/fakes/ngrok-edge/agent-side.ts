import { randomUUID } from 'node:crypto'
import type { TLSSocket } from 'node:tls'
import type { EndpointTable } from './endpoints.ts'
import {
  type AuthRequest,
  authRequestSchema,
  type BindRequest,
  bindRequestSchema,
  errorText,
  type Refusal,
  streamType,
  unbindRequestSchema,
} from './messages.ts'
import { createMuxadoSession, type MuxadoSession } from './session.ts'
import type { MuxadoStream } from './stream.ts'

export interface EdgePolicy {
  /** A refusal closes the connection, as ngrok does. */
  readonly authorize?: (request: AuthRequest) => Refusal | null
  readonly bind?: (request: BindRequest) => Refusal | null
  /** An agent gave up an endpoint by asking, not by going away. */
  readonly onUnbind?: (endpointId: string) => void
  /** For an agent that asks for no domain. */
  readonly defaultDomain?: string
  /** The public address of a host, when it is to be one that can be asked: `https://<host>` leads nowhere here. */
  readonly urlOf?: (host: string) => string
}

/** Serves one agent's connection: heartbeats, Auth, Bind, Unbind. Returns its session. */
export function serveAgent(deps: {
  readonly socket: TLSSocket
  readonly policy: EdgePolicy
  readonly endpoints: EndpointTable
  /** Something that a test can wait for has happened. */
  readonly onChange: () => void
  readonly onClose: (session: MuxadoSession) => void
}): MuxadoSession {
  const { socket, policy, endpoints, onChange, onClose } = deps
  socket.setNoDelay(true) // Nagle and delayed acknowledgement cost 40 ms per small exchange
  const session = createMuxadoSession({
    socket,
    onStream: stream => void serveStream(stream).catch(() => stream.destroy()),
    onClose: () => {
      endpoints.removeSession(session)
      onClose(session)
    },
  })
  return session

  async function serveStream(stream: MuxadoStream): Promise<void> {
    const type = (await readBytes(stream, 4)).readUInt32BE(0)
    if (type === streamType.heartbeat) return echo(stream)
    // The FIN of the reply is what ends the SDK's read.
    stream.end(`${JSON.stringify(answer(type, await readJson(stream)))}\n`)
    onChange()
  }

  function answer(type: number, message: unknown): unknown {
    switch (type) {
      case streamType.auth:
        return authorize(authRequestSchema.parse(message))
      case streamType.bind:
        return bind(bindRequestSchema.parse(message))
      case streamType.unbind:
        return unbind(unbindRequestSchema.parse(message).Id)
      default:
        return { Error: 'unsupported request' }
    }
  }

  function unbind(id: string): unknown {
    endpoints.remove(id)
    policy.onUnbind?.(id)
    return { Error: '', Extra: null }
  }

  function authorize(request: AuthRequest): unknown {
    const refusal = policy.authorize?.(request) ?? null
    if (refusal !== null) {
      // Once the reply is written; the agent is not waited for.
      setImmediate(() => socket.end())
      return { Version: '3', ClientId: '', Error: errorText(refusal), Extra: {} }
    }
    const clientId = request.ClientId || randomUUID()
    const extra = { Version: 'stand-in', Region: 'local', Cookie: `cookie-${clientId}`, AccountName: '', PlanName: '' }
    return { Version: '3', ClientId: clientId, Error: '', Extra: { ...extra, SessionDuration: 0, Banner: '' } }
  }

  function bind(request: BindRequest): unknown {
    const refusal = policy.bind?.(request) ?? null
    if (refusal !== null) return { Error: errorText(refusal) }
    const host = request.Opts.Domain || request.Opts.Hostname || policy.defaultDomain || 'test.ngrok.local'
    const id = request.Id || randomUUID()
    const url = policy.urlOf?.(host) ?? `${request.Proto}://${host}`
    endpoints.add({ id, host, proto: request.Proto, url, session })
    const opts = { ...request.Opts, Hostname: host }
    return { Id: id, URL: url, Proto: request.Proto, Opts: opts, Error: '', Extra: { Token: `token-${id}` } }
  }
}

/** Reads exactly `count` bytes and puts the rest back. */
async function readBytes(stream: MuxadoStream, count: number): Promise<Buffer> {
  let bytes = Buffer.alloc(0)
  while (bytes.length < count) bytes = Buffer.concat([bytes, await readSome(stream)])
  if (bytes.length > count) stream.unshift(bytes.subarray(count))
  return bytes.subarray(0, count)
}

/** A request is not ended by FIN: it is over when its JSON is whole. */
async function readJson(stream: MuxadoStream): Promise<unknown> {
  let text = ''
  for (;;) {
    text += (await readSome(stream)).toString('utf8')
    try {
      return JSON.parse(text)
    } catch {}
  }
}

function readSome(stream: MuxadoStream): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const take = (): void => {
      const bytes: unknown = stream.read()
      if (bytes instanceof Buffer) settle(() => resolve(bytes))
    }
    const fail = (): void => settle(() => reject(new Error('The agent closed the stream.')))
    const settle = (then: () => void): void => {
      stream.off('readable', take).off('end', fail).off('close', fail)
      then()
    }
    stream.on('readable', take).on('end', fail).on('close', fail)
    take()
  })
}

async function echo(stream: MuxadoStream): Promise<void> {
  for (;;) stream.write(await readSome(stream))
}
