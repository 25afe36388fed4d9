import { fork } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import type { Entry } from '../../../electron/services/store/journal/entries/entry.ts'
import { rebuild } from '../../../electron/services/store/projection/project-all.ts'
import type { Store } from '../../../electron/services/store/store.ts'
import { type NatsServer, natsServer, startNats } from '../../servers/nats-server.ts'
import { describeWith } from '../../servers/program.ts'
import { readIn, seen, textOf } from '../exporting/exporting-kit.ts'
import { books, keep } from '../forwarding/forwarding-kit.ts'
import { withNats } from '../forwarding/nats/nats-kit.ts'
import { answered } from '../store/retention/job-histories.ts'
import { deliveryOf, jobDelivery, openTestStore, placeOf, tempDir, ussdDelivery } from '../store/store-kit.ts'
import { aCopy, follow } from './follow-kit.ts'

const transactionId = 'shop/ussd/u-1'
const act = (done: Extract<Entry, { kind: 'act' }>['act'], at = 1000): Entry => ({ kind: 'act', at, act: done })
const resolved = { kind: 'resolved', transactionId, verdict: 'succeeded', note: 'Asked the customer.' } as const

/** Something of everything: repeats, what is odd, jobs and what Hover answered, and what people decided, in an order that counts. */
const history: readonly Entry[] = [
  ussdDelivery({ status: 'pending', updatedAt: '2026-03-05T09:14:40Z' }),
  ussdDelivery({ status: 'failed' }),
  ussdDelivery({ status: 'failed' }),
  deliveryOf({ odd: true }),
  jobDelivery('uploading'),
  jobDelivery('failed'),
  answered({ job: { state: 'working' } }),
  act(resolved, 1000),
  act({ kind: 'reopened', transactionId }, 2000),
  act({ kind: 'revealed', transactionId }, 2500),
  act({ ...resolved, verdict: 'failed' }, 3000),
  ussdDelivery({ status: 'succeeded', updatedAt: '2026-03-05T09:14:50Z' }),
]

const later = (round: number): readonly Entry[] =>
  ['pending', 'failed', 'succeeded'].flatMap((status, step) =>
    Array.from({ length: 20 }, (_, n) =>
      ussdDelivery({ uuid: `${round}-${n}`, status, updatedAt: `2026-03-05T09:14:4${step}Z` }),
    ),
  )

const receive = (store: Store, entries: readonly Entry[]) => Promise.all(entries.map(store.append))

async function drained(store: Store): Promise<void> {
  for (let waiting = 1; waiting > 0; ) {
    await store.settled()
    waiting = (await store.outboxFacts()).reduce((sum, fact) => sum + fact.waiting, 0)
  }
}

const publish = (nats: NatsServer, lines: readonly string[]) =>
  withNats(nats.url, async manager => {
    for (const line of lines) await manager.jetstream().publish('hover-copy.entries', line)
  })

const messagesIn = (nats: NatsServer): Promise<number> =>
  withNats(nats.url, async manager => (await manager.streams.info('HOVER_COPY')).state.last_seq)

/** Until the server knows that everything is on the disk of the second. */
const caughtUp = (nats: NatsServer): Promise<void> =>
  withNats(nats.url, async manager => {
    const confirmed = async () => {
      const { ack_floor } = await manager.consumers.info('HOVER_COPY', 'second')
      return ack_floor.stream_seq
    }
    await expect.poll(() => confirmed().catch(() => 0)).toBe(await messagesIn(nats))
  })

async function begin() {
  const nats = await startNats({ onEnd: onTestFinished })
  const [from, to] = [tempDir(), tempDir()]
  return { nats, from, to, first: await openTestStore(from) }
}

describeWith(natsServer, 'an engine that follows another', () => {
  test('that begins late comes to the same state, also of what was there before the destination was added', async () => {
    const { nats, from, to, first } = await begin()
    await receive(first, history)
    const keeper = keep(first, { books: nats.url }, [aCopy])
    await drained(first)
    const second = await openTestStore(to)
    const following = follow(second, nats.url)
    await caughtUp(nats)
    await Promise.all([keeper.stop(), following.stop()])
    await Promise.all([first.close(), second.close()])
    expect(await seen(to)).toEqual(await seen(from))
    expect((await seen(to)).details.length).toBe(3)
  })

  test('goes on with what the first receives meanwhile', async () => {
    const { nats, from, to, first } = await begin()
    await receive(first, history)
    const keeper = keep(first, { books: nats.url }, [aCopy])
    const second = await openTestStore(to)
    const following = follow(second, nats.url)
    for (const round of [1, 2, 3]) await receive(first, later(round))
    await drained(first)
    await caughtUp(nats)
    await Promise.all([keeper.stop(), following.stop()])
    await Promise.all([first.close(), second.close()])
    expect(await seen(to)).toEqual(await seen(from))
  })

  test('tells nobody of what was copied, and sends it to nobody', async () => {
    const { nats, to, first } = await begin()
    await receive(first, history)
    keep(first, { books: nats.url }, [aCopy])
    await drained(first)
    const second = await openTestStore(to)
    const told: unknown[] = []
    second.onNews(({ notices, grown }) => told.push(...notices, ...grown))
    await second.append(
      act({ kind: 'destinations-set', destinations: [{ id: 'x', takes: 'everything', practice: true }] }),
    )
    follow(second, nats.url)
    await caughtUp(nats)
    await second.settled()
    expect([told, await second.dueNotices(), await second.outboxFacts()]).toMatchObject([[], [], [{ waiting: 0 }]])
  })

  test('takes nothing twice that is in the stream twice, and comes to the same state when it is made again', async () => {
    const { nats, from, to, first } = await begin()
    await receive(first, history)
    const keeper = keep(first, { books: nats.url }, [aCopy])
    await drained(first)
    // Removed and added again, it is sent everything once more; the server forgets names after a while.
    keeper.apply([])
    await first.settled()
    await withNats(nats.url, async manager => {
      const { config } = await manager.streams.info('HOVER_COPY')
      await manager.streams.update('HOVER_COPY', { ...config, duplicate_window: 100_000_000 })
    })
    await new Promise(resolve => setTimeout(resolve, 300))
    keeper.apply([aCopy])
    await first.settled()
    await drained(first)
    expect(await messagesIn(nats)).toBe(2 * history.length)
    const second = await openTestStore(to)
    const following = follow(second, nats.url)
    await caughtUp(nats)
    await Promise.all([keeper.stop(), following.stop()])
    await Promise.all([first.close(), second.close()])
    const once = await seen(from)
    expect(await seen(to)).toEqual(once)
    rebuild(placeOf(to))
    expect(await seen(to)).toEqual(once)
  })

  test('that took in an export before is not given the same again', async () => {
    const { nats, from, to, first } = await begin()
    await receive(first, history)
    await first.settled()
    await first.close()
    await readIn(to, textOf(from))
    const again = await openTestStore(from)
    keep(again, { books: nats.url }, [aCopy])
    await drained(again)
    const second = await openTestStore(to)
    follow(second, nats.url)
    await caughtUp(nats)
    await second.settled()
    const [theirs, ours] = [await again.detail('shop/ussd/u-1'), await second.detail('shop/ussd/u-1')]
    expect(ours?.received.length).toBe(theirs?.received.length)
  })

  test('begins again when its folder was lost, whatever the server remembers of it', async () => {
    const { nats, from, to, first } = await begin()
    await receive(first, history)
    const keeper = keep(first, { books: nats.url }, [aCopy])
    await drained(first)
    const lost = await openTestStore(tempDir())
    const before = follow(lost, nats.url)
    await caughtUp(nats)
    await before.stop()
    const second = await openTestStore(to)
    const following = follow(second, nats.url)
    await expect.poll(() => following.state()?.stored).toBe(history.length)
    await Promise.all([keeper.stop(), following.stop()])
    await Promise.all([first.close(), second.close()])
    expect(await seen(to)).toEqual(await seen(from))
  })

  test('loses nothing when its disk takes nothing for a while', async () => {
    const { nats, from, to, first } = await begin()
    await receive(first, history)
    const keeper = keep(first, { books: nats.url }, [aCopy])
    await drained(first)
    const second = await openTestStore(to)
    let left = 3
    const appendCopies: Store['appendCopies'] = async asked =>
      left-- > 0 ? { ok: false, reason: 'disk' } : second.appendCopies(asked)
    const following = follow(second, nats.url, { appendCopies })
    await caughtUp(nats)
    await Promise.all([keeper.stop(), following.stop()])
    await Promise.all([first.close(), second.close()])
    expect(await seen(to)).toEqual(await seen(from))
  })

  test('nothing that is of practice leaves, and nothing at all for a destination that is not trusted', async () => {
    const { nats, first } = await begin()
    keep(first, { books: nats.url }, [aCopy])
    await receive(first, [ussdDelivery({}, { sourceId: 'practice-ussd' }), ussdDelivery()])
    await drained(first)
    expect(await messagesIn(nats)).toBe(1)
    expect(() => books({ ...aCopy, isTrusted: false })).toThrow()
  })

  test('takes what somebody else wrote into the stream as an import would: no PIN reaches the disk, and no act of its own', async () => {
    const { nats, to, first } = await begin()
    keep(first, { books: nats.url }, [aCopy])
    await receive(first, [ussdDelivery()])
    await drained(first)
    const body = JSON.stringify({
      id: 'u-9',
      attributes: { uuid: 'u-9', status: 'failed', input_extras: { pin: '4711' } },
    })
    const delivery = { kind: 'delivery', receivedAt: '2026-03-05T09:15:00.000Z', sourceId: 'shop', sourceName: 'Shop' }
    const forged = { ...delivery, product: 'ussd-app', signed: null, digest: 'ab'.repeat(32), body }
    const rules = { kind: 'act', at: delivery.receivedAt, act: { kind: 'erased', keys: [1], quarantined: [] } }
    await publish(nats, [JSON.stringify(forged), JSON.stringify(rules), 'no JSON', ''])
    const second = await openTestStore(to)
    const following = follow(second, nats.url)
    await caughtUp(nats)
    await second.settled()
    expect(following.state()).toMatchObject({ stored: 2, unreadable: 3, trouble: null })
    await following.stop()
    await second.close()
    expect(textOf(to)).not.toContain('4711')
    expect((await seen(to)).details.map(({ providerId }) => providerId)).toEqual(['u-1', 'u-9'])
  })

  test('kill -9 of the one that sends, of the one that follows and of the server, at every step, loses and doubles nothing', async () => {
    const { nats, from, to, first } = await begin()
    await first.close()
    const forwarder = new URL('../forwarding/processes/forwarder.ts', import.meta.url)
    const follower = new URL('./processes/follower.ts', import.meta.url)
    const sent = (round: number, moment: number) =>
      fork(forwarder, [from, nats.url, String(round), String(moment), JSON.stringify(aCopy)])
    for (let round = 0; round < 6; round += 1) {
      const sending = sent(round + 1, 2 + round)
      const following = fork(follower, [to, nats.url, String((round % 3) + 1), '1000000'])
      const over = once(following, 'exit')
      if (round % 3 === 2) {
        await nats.kill()
        await nats.start()
      }
      await once(sending, 'exit')
      // It kills itself at its step; one to which nothing comes any more is killed where it is.
      await Promise.race([over, new Promise(resolve => setTimeout(resolve, 3000))])
      following.kill('SIGKILL')
      await over
    }
    await once(sent(0, 0), 'exit')
    const count = await messagesIn(nats)
    await once(fork(follower, [to, nats.url, '0', String(count)]), 'exit')
    const [theirs, ours] = [await seen(from), await seen(to)]
    expect(ours).toEqual(theirs)
    expect(theirs.details.length).toBeGreaterThan(6)
  })
})
