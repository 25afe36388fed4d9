import { expect, test } from 'vitest'
import type { Fault } from '../../../../electron/services/fault.ts'
import { type ReceiverQuestions, receiveWith } from '../../../../electron/services/receiving/threads/receiver-handle.ts'
import type { FromReceiver, ToReceiver } from '../../../../electron/services/receiving/threads/receiver-messages.ts'

/** The main side, and by hand what the thread would say. */
function start(answering: Partial<ReceiverQuestions> = {}) {
  const faults: Fault[] = []
  const posted: ToReceiver[] = []
  let say: (message: FromReceiver) => void = () => {}
  let end: (error: Error | null) => void = () => {}
  const { promise, resolve } = Promise.withResolvers<void>()
  const receiving = receiveWith(
    {
      post: message => posted.push(message),
      onMessage: listener => {
        say = listener
      },
      onEnd: listener => {
        end = listener
      },
      ended: promise,
    },
    {
      ...{ handle: async () => ({ status: 200 }), find: async () => null, onArrival: () => {}, onTurnedAway: () => {} },
      onFault: fault => faults.push(fault),
      ...answering,
    },
  )
  const die = () => {
    end(new Error('out of memory, say'))
    resolve()
  }
  return { receiving, posted, faults, die, say: (message: FromReceiver) => say(message) }
}

const wanted = { port: 0, shares: false, onLost: () => {} }
const failed = { ok: false, reason: 'receiver-failed' }

test('says that it cannot listen when the thread ends meanwhile', async () => {
  const { receiving, die } = start()
  const listening = receiving.listen(wanted)
  die()
  expect(await listening).toEqual(failed)
})

test('says that it cannot listen when the thread has ended before', async () => {
  const { receiving, die } = start()
  die()
  expect(await receiving.listen(wanted)).toEqual(failed)
})

test('is closed for all who asked, once the thread has answered each of them', async () => {
  const { receiving, say } = start()
  const order: string[] = []
  const closing = ['first', 'second'].map(name => receiving.close().then(() => order.push(name)))
  say({ kind: 'closed' })
  await Promise.resolve()
  order.push('one was answered')
  say({ kind: 'closed' })
  await Promise.all(closing)
  expect(order).toEqual(['one was answered', 'first', 'second'])
})

test('is closed when the thread has ended', async () => {
  const { receiving, die } = start()
  const closing = receiving.close()
  die()
  await expect(closing).resolves.toBeUndefined()
})

const delivery = { hookPath: '/hook/a', target: '/hook/a', headers: {}, receivedAt: 1 }

test('answers 503 when nobody could be asked because of a bug, and tells of it', async () => {
  const bug = async () => {
    throw new TypeError('of ours')
  }
  const { posted, faults, say } = start({ handle: bug, find: bug })
  say({ kind: 'delivery', ticket: 1, delivery: { ...delivery, body: new Uint8Array(2) } })
  say({ kind: 'find', ticket: 2, path: '/', target: '/' })
  await expect.poll(() => posted.length).toBe(2)
  expect([posted, faults.map(({ error }) => error)]).toMatchObject([
    [
      { kind: 'answered', ticket: 1, answer: { status: 503 } },
      { kind: 'found', ticket: 2, found: { page: { status: 503 } } },
    ],
    ['TypeError', 'TypeError'],
  ])
})

test('tells of a bug in the thread', () => {
  const { faults, say } = start()
  const fault = { error: 'TypeError', code: null, place: 'ring.ts:1' }
  say({ kind: 'fault', fault })
  expect(faults).toEqual([fault])
})
