import { expect, test } from 'vitest'
import { receiveWith } from '../../../../electron/services/receiving/threads/receiver-handle.ts'
import type { FromReceiver, ToReceiver } from '../../../../electron/services/receiving/threads/receiver-messages.ts'

/** The main side, and by hand what the thread would say. */
function start() {
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
    { handle: async () => ({ status: 200 }), find: async () => null, onArrival: () => {}, onTurnedAway: () => {} },
  )
  const die = () => {
    end(new Error('out of memory, say'))
    resolve()
  }
  return { receiving, posted, die, say: (message: FromReceiver) => say(message) }
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
