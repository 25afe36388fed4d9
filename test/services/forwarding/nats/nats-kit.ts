import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { onTestFinished } from 'vitest'
import type { NatsServer } from '../../../servers/nats-server.ts'

export interface Read {
  readonly subject: string
  readonly id: string
  readonly contentType: string
  readonly text: string
}

/** Everything in a stream, in its order, as a consumer of somebody else's would read it. */
export async function readStream({ url }: Pick<NatsServer, 'url'>, name = 'HOVER', login: object = {}) {
  const connection = await connect({ servers: url, ...login })
  try {
    const { state } = await (await jetstreamManager(connection)).streams.info(name)
    const found: Read[] = []
    if (state.messages === 0) return found
    const consumer = await jetstream(connection).consumers.get(name)
    const messages = await consumer.fetch({ max_messages: state.messages, expires: 30_000 })
    for await (const message of messages) {
      const { subject, headers } = message
      const [id = '', contentType = ''] = ['Nats-Msg-Id', 'Content-Type'].map(name => headers?.get(name))
      found.push({ subject, id, contentType, text: message.string() })
    }
    return found
  } finally {
    await connection.close()
  }
}

export async function withNats<T>(
  url: string,
  act: (manager: Awaited<ReturnType<typeof jetstreamManager>>) => Promise<T>,
) {
  const connection = await connect({ servers: url })
  onTestFinished(() => connection.close())
  return act(await jetstreamManager(connection))
}
