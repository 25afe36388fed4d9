import { setImmediate as nextTurn } from 'node:timers/promises'
import { MessageChannel } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { settingsSchema } from '../../../electron/contract/settings/settings.ts'
import { createUssdGate, type UssdSecret } from '../../../electron/services/receiving/gates/ussd-gate.ts'
import type { Unproven } from '../../../electron/services/receiving/gates/ussd-proving.ts'
import { createUssdIntake, type UssdIntake } from '../../../electron/services/receiving/ussd-intake.ts'
import { journalFile } from '../../../electron/services/store/data-place.ts'
import type { IntakeAnswer } from '../../../electron/services/store/journal/intake/intake.ts'
import { startJournal } from '../../../electron/services/store/journal/journal.ts'
import { createBell } from '../../../electron/services/threads/bell.ts'
import { createRing, ringReader } from '../../../electron/services/threads/ring.ts'
import { openTestStore, placeOf, tempDir, ussdDelivery } from '../store/store-kit.ts'

const dyingJournal = new URL('../store/threads/dying-journal.ts', import.meta.url)
const rightSecret = '0123456789abcdef0123456789abcdef'
const names = new Map([['shop', 'Shop']])
const gateOf = (secret: string, sourceId = 'shop') =>
  createUssdGate([{ sourceId, secret, provenBy: 'current-secret' } satisfies UssdSecret], () => 0)

interface Setup {
  readonly limits?: { readonly bodies: number; readonly bytes: number }
}

async function setup({ limits }: Setup = {}) {
  const dir = tempDir()
  const store = await openTestStore(dir)
  let gate = gateOf(rightSecret)
  const kept: (readonly (readonly [string, number])[])[] = []
  const journal = store.openIntake()
  const intake = createUssdIntake({
    ...{ journal, gate: () => gate, names: () => names },
    onKept: last => kept.push([...last]),
    ...(limits === undefined ? {} : { limits }),
  })
  const close = async () => {
    await intake.settled()
    journal.answers.close()
    await store.close()
  }
  return {
    ...{ intake, store, kept, close },
    setSecret(secret: string, sourceId = 'shop') {
      gate = gateOf(secret, sourceId)
    },
    /** The journal of a store that is closed. */
    async entries(): Promise<readonly Row[]> {
      await close()
      const database = new Sqlite(journalFile(dir), { readonly: true })
      const rows = database
        .prepare<[], Row>('SELECT kind, source_name AS name, CAST(body AS TEXT) AS body FROM entries ORDER BY seq')
        .all()
      database.close()
      return rows
    },
  }
}

interface Row {
  readonly kind: string
  readonly name: string | null
  readonly body: string | null
}

const bodyOf = (uuid: string, secret = rightSecret): Unproven => ({
  body: Buffer.from(
    JSON.stringify({ meta: { secret }, data: { id: uuid, attributes: { uuid, input_extras: { pin: '4821' } } } }),
  ),
  hookSourceId: 'shop',
  receivedAt: 1_000,
})

const acceptMany = (intake: UssdIntake, count: number, secret = rightSecret) =>
  Promise.all(Array.from({ length: count }, (_, index) => intake.accept(bodyOf(`u-${index}`, secret))))

const kindsOf = (outcomes: readonly { readonly kind: string }[]) => new Set(outcomes.map(({ kind }) => kind))

test('keeps each redacted, and under the name of its source', async () => {
  const { intake, entries } = await setup()
  await acceptMany(intake, 40)
  const stored = await entries()
  expect([stored.length, stored[7]]).toEqual([
    40,
    {
      kind: 'delivery',
      name: 'Shop',
      body: JSON.stringify({ id: 'u-7', attributes: { uuid: 'u-7', input_extras: { pin: '[removed]' } } }),
    },
  ])
})

test('tells of each delivery what became of it', async () => {
  const { intake, entries } = await setup()
  const mixed = Array.from({ length: 20 }, (_, index) => {
    if (index % 3 === 1) return intake.accept(bodyOf(`u-${index}`, 'a wrong one'))
    return intake.accept(index % 3 === 2 ? { ...bodyOf('x'), body: Buffer.from('no JSON') } : bodyOf(`u-${index}`))
  })
  const outcomes = (await Promise.all(mixed)).map(({ kind }) => kind)
  const stored = await entries()
  expect([outcomes.slice(0, 3), stored.length]).toEqual([['kept', 'refused', 'malformed'], 7])
})

test('says once for each commit what was kept last', async () => {
  const { intake, kept, close } = await setup()
  await Promise.all([1, 2, 3].map(receivedAt => intake.accept({ ...bodyOf(`u-${receivedAt}`), receivedAt })))
  await close()
  expect([kept.at(-1), kept.length <= 3]).toEqual([[['shop', 3]], true])
})

test('stores nothing of deliveries that are all refused', async () => {
  const { intake, entries } = await setup()
  await acceptMany(intake, 20, 'a wrong one')
  expect(await entries()).toEqual([])
})

test('keeps what came before a rotation and refuses what came after it, in one burst', async () => {
  const { intake, setSecret, close } = await setup()
  const before = acceptMany(intake, 20)
  setSecret('ffffffffffffffffffffffffffffffff')
  const outcomes = [kindsOf(await acceptMany(intake, 20)), kindsOf(await before)]
  await close()
  expect(outcomes).toEqual([new Set(['refused']), new Set(['kept'])])
})

test('is journaled after rules that were set before', async () => {
  const { intake, store, entries } = await setup()
  store.setRules({ notifications: settingsSchema.parse({ notifications: { succeeded: true } }).notifications })
  await acceptMany(intake, 20)
  expect((await entries()).map(({ kind }) => kind).indexOf('rules-set')).toBe(0)
})

test('shares the journal with another thread, each with its own answers', async () => {
  const { intake, store, entries } = await setup()
  const journal = store.openIntake()
  const other = createUssdIntake({ journal, gate: () => gateOf(rightSecret), names: () => names, onKept: () => {} })
  const outcomes = await Promise.all([
    acceptMany(intake, 30),
    acceptMany(other, 30, 'a wrong one'),
    acceptMany(other, 5),
  ])
  journal.answers.close()
  expect([outcomes.map(kindsOf), (await entries()).length]).toEqual([
    [new Set(['kept']), new Set(['refused']), new Set(['kept'])],
    35,
  ])
})

test('goes on when another thread’s way was closed', async () => {
  const { intake, store, close } = await setup()
  store.closeIntake(store.openIntake().id)
  const outcomes = await acceptMany(intake, 5)
  await close()
  expect(kindsOf(outcomes)).toEqual(new Set(['kept']))
})

test('answers that nothing is stored when the thread of the journal ends', async () => {
  const journal = await startJournal({
    startedAt: 0,
    place: placeOf(tempDir()),
    threadFile: dyingJournal,
    projector: new MessageChannel().port1,
    onTrouble: () => {},
    onDeath: () => {},
  })
  const intake = createUssdIntake({
    ...{ journal: journal.openIntake(), gate: () => gateOf(rightSecret), names: () => names },
    onKept: () => {},
  })
  const outcomes = [...(await acceptMany(intake, 20)), ...(await acceptMany(intake, 20))]
  await intake.settled()
  expect(new Set(outcomes.map(outcome => JSON.stringify(outcome)))).toEqual(
    new Set(['{"kind":"not-stored","reason":"disk"}']),
  )
})

test('answers so, too, over a way that is opened when that thread has ended', async () => {
  const ended = Promise.withResolvers<void>()
  const journal = await startJournal({
    startedAt: 0,
    place: placeOf(tempDir()),
    threadFile: dyingJournal,
    projector: new MessageChannel().port1,
    onTrouble: () => {},
    onDeath: () => ended.resolve(),
  })
  await journal.append(ussdDelivery())
  await ended.promise
  const way = journal.openIntake()
  const closed = Promise.withResolvers<void>()
  way.answers.once('close', closed.resolve)
  const intake = createUssdIntake({
    journal: way,
    gate: () => gateOf(rightSecret),
    names: () => names,
    onKept: () => {},
  })
  const outcomes = await acceptMany(intake, 2)
  await closed.promise
  outcomes.push(...(await acceptMany(intake, 2)))
  expect(outcomes).toEqual(Array.from({ length: 4 }, () => ({ kind: 'not-stored', reason: 'disk' })))
})

test('answers full when more waits than may', async () => {
  const { intake, close } = await setup({ limits: { bodies: 10, bytes: 1_000_000 } })
  const outcomes = await acceptMany(intake, 12)
  await close()
  expect(outcomes.map(({ kind }) => kind).slice(9)).toEqual(['kept', 'not-stored', 'not-stored'])
})

test('answers full when the bytes that wait are more than may', async () => {
  const { intake, close } = await setup({ limits: { bodies: 100, bytes: 200 } })
  const outcomes = await acceptMany(intake, 4)
  await close()
  expect([outcomes[0]?.kind, outcomes[3]?.kind]).toEqual(['kept', 'not-stored'])
})

/** Half a megabyte each: a few of them are more than what is on its way to the journal at one moment. */
function longBody(uuid: string): Unproven {
  const { hookSourceId, receivedAt } = bodyOf(uuid)
  const data = { id: uuid, attributes: { uuid, note: 'x'.repeat(500_000) } }
  return { hookSourceId, receivedAt, body: Buffer.from(JSON.stringify({ meta: { secret: rightSecret }, data })) }
}

test('keeps all of more than fits on the way to the journal', async () => {
  const { intake, entries } = await setup()
  const outcomes = await Promise.all(Array.from({ length: 40 }, (_, index) => intake.accept(longBody(`u-${index}`))))
  expect([kindsOf(outcomes), (await entries()).length]).toEqual([new Set(['kept']), 40])
})

test('gives back what redaction makes longer than ever fits, and goes on', async () => {
  const { intake, close } = await setup()
  const pairs = Array.from({ length: 250_000 }, () => ['pin', 1])
  const body = Buffer.from(
    JSON.stringify({ meta: { secret: rightSecret }, data: { attributes: { uuid: 'grown', pairs } } }),
  )
  const outcomes = await Promise.all([intake.accept({ ...bodyOf('grown'), body }), intake.accept(bodyOf('next'))])
  await close()
  expect(outcomes.map(({ kind }) => kind)).toEqual(['too-long', 'kept'])
})

test('gives back what never fits also behind others that wait for room, and is settled', async () => {
  const { port1, port2 } = new MessageChannel()
  const way = { id: 1, ring: createRing(512), bell: createBell(), answers: port2 }
  const intake = createUssdIntake({
    ...{ journal: way, gate: () => gateOf(rightSecret), names: () => names },
    onKept: () => {},
  })
  const accepting = Promise.all([acceptMany(intake, 6), intake.accept(longBody('long'))])
  let isOver = false
  void accepting.then(() => {
    isOver = true
  })
  const { read } = ringReader(way.ring)
  while (!isOver) {
    let count = 0
    while (read() !== null) count += 1
    if (count > 0) port1.postMessage({ isStored: true, count } satisfies IntakeAnswer)
    await nextTurn()
  }
  const [fitting, last] = await accepting
  await intake.settled()
  port1.close()
  expect([kindsOf(fitting), last.kind]).toEqual([new Set(['kept']), 'too-long'])
})

test('gives a delivery to the source of its address when its own is gone', async () => {
  const { intake, entries, setSecret } = await setup()
  setSecret(rightSecret, 'removed')
  await acceptMany(intake, 20)
  expect(new Set((await entries()).map(({ name }) => name))).toEqual(new Set(['Shop']))
})
