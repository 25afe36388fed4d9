import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { readFace } from '../../clock-face.ts'
import { type Answer, createReceiver, type Found, type RawDelivery } from '../http/receiver.ts'
import type { Arrival } from '../inbox.ts'
import { answerToUssd, notStored } from '../ussd-answer.ts'
import { createUssdIntake } from '../ussd-intake.ts'
import { createErrands } from './errands.ts'
import { createKeptNews } from './kept-news.ts'
import { createKnownSources } from './known-sources.ts'
import { type FromReceiver, type ReceiverThreadData, type ToReceiver, tryAgain } from './receiver-messages.ts'
import { turnedAwayCounter } from './turned-away.ts'

/**
 * With the main thread at once: deliveries, and GETs beside the hooks. It has not looked at them yet, so anybody may have sent
 * them: their bytes are bounded like those that are still on their way.
 */
const mostDeliveries = 1_000
const mostFinds = 100

if (parentPort !== null) serve(parentPort, workerData as ReceiverThreadData)

/**
 * Receives, and does all that a delivery of a USSD app needs until it is on the disk. What is rarer is asked of the main
 * thread: deliveries of organizations, pages, and questions about the public address.
 */
function serve(port: MessagePort, { journal, limits, face, edition, turnedAway }: ReceiverThreadData): void {
  const now = readFace(face)
  const send = (message: FromReceiver): void => port.postMessage(message)
  const turnAway = turnedAwayCounter(turnedAway, () => send({ kind: 'turned-away' }))
  const tell = (arrival: Arrival): void => {
    if (arrival.kind === 'not-stored' && arrival.reason === 'full') return turnAway()
    if (arrival.kind === 'refused') news.refused(arrival.sourceId)
    send({ kind: 'arrival', arrival })
  }
  const news = createKeptNews(tell)

  const atMost = {
    ...{ most: mostDeliveries, mostBytes: limits.maxBytesInFlight },
    bytesOf: ({ body }: RawDelivery) => body.length,
  }
  const deliveries = createErrands<RawDelivery, Answer>((ticket, delivery) => {
    const body = new Uint8Array(delivery.body)
    port.postMessage({ kind: 'delivery', ticket, delivery: { ...delivery, body } } satisfies FromReceiver, [
      body.buffer,
    ])
  }, atMost)
  const finds = createErrands<{ readonly path: string; readonly target: string }, Found | null>(
    (ticket, wanted) => send({ kind: 'find', ticket, ...wanted }),
    { most: mostFinds },
  )
  const sources = createKnownSources({ edition, listen: () => hear(), now })
  const ussd = createUssdIntake({
    ...{ journal, gate: sources.gate, names: sources.names },
    onKept: last => {
      for (const [sourceId, receivedAt] of last) news.kept(sourceId, receivedAt)
    },
  })

  const ask = (delivery: RawDelivery, sourceId: string): Promise<Answer> | Answer => {
    const asked = deliveries.run(delivery)
    if (asked !== null) return asked
    tell({ kind: 'not-stored', reason: 'full', sourceId })
    return notStored('full')
  }

  const handle = async (delivery: RawDelivery): Promise<Answer> => {
    const source = sources.at(delivery.hookPath)
    // Removed between the first byte of the request and the last.
    if (source === undefined) return { status: 401 }
    if (source.kind !== 'ussd-app') return ask(delivery, source.id)
    const { body, receivedAt } = delivery
    const outcome = await ussd.accept({ body, receivedAt, hookSourceId: source.id })
    if (outcome.kind === 'too-long') return ask(delivery, source.id)
    const { answer, arrival } = answerToUssd(outcome, { sourceId: source.id, receivedAt })
    if (arrival !== null) tell(arrival)
    return answer
  }

  const receiver = createReceiver({
    isHook: path => sources.at(path) !== undefined,
    handle,
    // Null: too many are looking for something.
    find: async (path, target) => finds.run({ path, target }) ?? tryAgain,
    onFault: fault => send({ kind: 'fault', fault }),
    ...{ now, limits, onTurnedAway: turnAway },
  })

  const obey = async (message: ToReceiver): Promise<void> => {
    switch (message.kind) {
      case 'facts':
        return sources.learn(message)
      case 'answered':
        return deliveries.answer(message.ticket, message.answer)
      case 'found':
        return finds.answer(message.ticket, message.found)
      case 'listen': {
        const listening = await receiver.listen(message.port, () => send({ kind: 'lost' }), message.shares)
        return send({ kind: 'listening', listening })
      }
      case 'close':
        await receiver.close()
        return send({ kind: 'closed' })
      case 'end':
        await ussd.settled()
        journal.answers.close()
        port.close()
    }
  }

  /** Everything that the main thread has said up to now. */
  const hear = (): void => {
    // Only the file that started this thread posts here.
    for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) {
      void obey(next.message as ToReceiver)
    }
  }

  port.on('message', (message: ToReceiver) => void obey(message))
}
