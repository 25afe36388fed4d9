import { MessageChannel } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { settingsSchema } from '../../../electron/contract/settings.ts'
import type { Unproven } from '../../../electron/services/receiving/unproven-record.ts'
import { createUssdGate, type UssdSecret } from '../../../electron/services/receiving/ussd-gate.ts'
import { createUssdIntake, type UssdIntake } from '../../../electron/services/receiving/ussd-intake.ts'
import { journalFile } from '../../../electron/services/store/data-place.ts'
import { startJournal } from '../../../electron/services/store/journal/journal.ts'
import { openTestStore, placeOf, tempDir } from '../store/store-kit.ts'

const { sources } = settingsSchema.parse({
  sources: [{ kind: 'ussd-app', id: 'shop', name: 'Shop', hookPath: '/hook/a' }],
})
const gateThread = new URL('../../../electron/services/receiving/gate-thread.ts', import.meta.url)
const dyingGate = new URL('threads/dying-gate.ts', import.meta.url)
const dyingJournal = new URL('../store/threads/dying-journal.ts', import.meta.url)
const rightSecret = '0123456789abcdef0123456789abcdef'
const secretOf = (secret: string, sourceId = 'shop'): UssdSecret => ({ sourceId, secret, provenBy: 'current-secret' })

interface Setup {
  readonly threadFile?: URL
  readonly limits?: { readonly bodies: number; readonly bytes: number }
}

async function setup({ threadFile = gateThread, limits }: Setup = {}) {
  const dir = tempDir()
  const store = await openTestStore(dir)
  let secrets = [secretOf(rightSecret)]
  let gate = createUssdGate(secrets, () => 0)
  const deaths: string[] = []
  const intake = createUssdIntake({
    threadFile,
    gates: { ussd: () => gate, ussdSecrets: () => secrets },
    sources: () => sources,
    store,
    ...(limits === undefined ? {} : { limits }),
    onDeath: () => deaths.push('gate'),
  })
  return {
    ...{ intake, store, deaths },
    setSecret(secret: string, sourceId = 'shop') {
      secrets = [secretOf(secret, sourceId)]
      gate = createUssdGate(secrets, () => 0)
    },
    /** The journal of a store that is closed. */
    async entries(): Promise<readonly Row[]> {
      await intake.close()
      await store.close()
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

/** In one turn of the event loop, so that they go through the thread. */
function acceptMany(intake: UssdIntake, count: number, secret = rightSecret) {
  return Promise.all(Array.from({ length: count }, (_, index) => intake.accept(bodyOf(`u-${index}`, secret))))
}

test('keeps many as it keeps one: redacted, and under the name of their source', async () => {
  const { intake, entries } = await setup()
  await intake.accept(bodyOf('alone'))
  await acceptMany(intake, 40)
  const [alone, ...many] = await entries()
  expect([many.length, new Set(many.map(row => JSON.stringify(row).replace(/u-\d+/g, 'alone')))]).toEqual([
    40,
    new Set([JSON.stringify(alone)]),
  ])
})

test('leaves no PIN and no secret in what the thread hands on', async () => {
  const { intake, entries } = await setup()
  await acceptMany(intake, 40)
  expect(JSON.stringify(await entries())).not.toMatch(/4821|0123456789abcdef/)
})

test('tells of each delivery what became of it, in the order they came', async () => {
  const { intake, entries } = await setup()
  const mixed = Array.from({ length: 20 }, (_, index) => {
    if (index % 3 === 1) return intake.accept(bodyOf(`u-${index}`, 'a wrong one'))
    return intake.accept(index % 3 === 2 ? { ...bodyOf('x'), body: Buffer.from('no JSON') } : bodyOf(`u-${index}`))
  })
  const outcomes = (await Promise.all(mixed)).map(({ kind }) => kind)
  const stored = await entries()
  expect([outcomes.slice(0, 3), stored.length]).toEqual([['kept', 'refused', 'malformed'], 7])
})

test('stores nothing of deliveries that are all refused', async () => {
  const { intake, entries } = await setup()
  await acceptMany(intake, 20, 'a wrong one')
  expect(await entries()).toEqual([])
})

test('proves with the new secret what comes after it was set', async () => {
  const { intake, setSecret } = await setup()
  await acceptMany(intake, 20)
  setSecret('ffffffffffffffffffffffffffffffff')
  const outcomes = await acceptMany(intake, 20)
  await intake.close()
  expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['refused']))
})

test('journals rules before what came after they were set', async () => {
  const { intake, store, entries } = await setup()
  store.setRules({ notifications: settingsSchema.parse({ notifications: { succeeded: true } }).notifications })
  await acceptMany(intake, 20)
  expect((await entries()).map(({ kind }) => kind).indexOf('rules-set')).toBe(0)
})

test('loses nothing when its thread ends', async () => {
  const { intake, entries, deaths } = await setup({ threadFile: dyingGate })
  const outcomes = await acceptMany(intake, 20)
  expect([new Set(outcomes.map(({ kind }) => kind)), (await entries()).length, deaths]).toEqual([
    new Set(['kept']),
    20,
    ['gate'],
  ])
})

test('proves a long body in the thread, also when it comes alone', async () => {
  const { intake, deaths } = await setup({ threadFile: dyingGate })
  const { body, ...rest } = bodyOf('long')
  await intake.accept({ ...rest, body: Buffer.concat([body, Buffer.alloc(70_000, ' ')]) })
  await intake.close()
  expect(deaths).toEqual(['gate'])
})

test('proves a short one that comes alone here', async () => {
  const { intake, deaths } = await setup({ threadFile: dyingGate })
  await intake.accept(bodyOf('short'))
  await intake.close()
  expect(deaths).toEqual([])
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
    threadFile: gateThread,
    gates: { ussd: () => createUssdGate([secretOf(rightSecret)], () => 0), ussdSecrets: () => [secretOf(rightSecret)] },
    sources: () => sources,
    store: {
      append: journal.append,
      openIntake: listener => ({ way: journal.openIntake(listener), announce: () => {} }),
    },
    onDeath: () => {},
  })
  const outcomes = await acceptMany(intake, 20)
  await intake.close()
  expect(new Set(outcomes.map(outcome => JSON.stringify(outcome)))).toEqual(
    new Set(['{"kind":"not-stored","reason":"disk"}']),
  )
})

test('answers full when more waits than may', async () => {
  const { intake } = await setup({ limits: { bodies: 10, bytes: 1_000_000 } })
  const outcomes = await acceptMany(intake, 12)
  await intake.close()
  expect(outcomes.map(({ kind }) => kind).slice(9)).toEqual(['kept', 'not-stored', 'not-stored'])
})

test('answers full when the bytes that wait are more than may', async () => {
  const { length } = bodyOf('u-0').body
  const { intake } = await setup({ limits: { bodies: 100, bytes: 3 * length } })
  const outcomes = await acceptMany(intake, 4)
  await intake.close()
  expect(outcomes.map(({ kind }) => kind)).toEqual(['kept', 'kept', 'kept', 'not-stored'])
})

/** A megabyte each: a few of them are more than what is on its way to the thread at one moment. */
function longBody(uuid: string): Unproven {
  const { body, ...rest } = bodyOf(uuid)
  return { ...rest, body: Buffer.concat([body, Buffer.alloc(1_000_000, ' ')]) }
}

test('keeps all of more than fits on the way to its thread', async () => {
  const { intake, entries } = await setup()
  const outcomes = await Promise.all(Array.from({ length: 20 }, (_, index) => intake.accept(longBody(`u-${index}`))))
  expect([new Set(outcomes.map(({ kind }) => kind)), (await entries()).length]).toEqual([new Set(['kept']), 20])
})

test('keeps what redaction makes longer than fits on the way to the journal', async () => {
  const { intake, entries } = await setup()
  const pairs = Array.from({ length: 250_000 }, () => ['pin', 1])
  const body = Buffer.from(
    JSON.stringify({ meta: { secret: rightSecret }, data: { attributes: { uuid: 'grown', pairs } } }),
  )
  const outcomes = await Promise.all([intake.accept(bodyOf('first')), intake.accept({ ...bodyOf('grown'), body })])
  const stored = await entries()
  expect([outcomes.map(({ kind }) => kind), stored.some(row => (row.body ?? '').length > 4_194_304)]).toEqual([
    ['kept', 'kept'],
    true,
  ])
})

test('keeps what came before a rotation and refuses what came after it, in one burst', async () => {
  const { intake, setSecret } = await setup()
  const before = Array.from({ length: 20 }, (_, index) => intake.accept(bodyOf(`u-${index}`)))
  setSecret('ffffffffffffffffffffffffffffffff')
  const after = Array.from({ length: 20 }, (_, index) => intake.accept(bodyOf(`v-${index}`)))
  const kinds = async (all: typeof before) => new Set((await Promise.all(all)).map(({ kind }) => kind))
  const outcomes = [await kinds(before), await kinds(after)]
  await intake.close()
  expect(outcomes).toEqual([new Set(['kept']), new Set(['refused'])])
})

test('gives a delivery to the source of its address when its own is gone', async () => {
  const { intake, entries, setSecret } = await setup()
  setSecret(rightSecret, 'removed')
  await acceptMany(intake, 20)
  expect(new Set((await entries()).map(({ name }) => name))).toEqual(new Set(['Shop']))
})
