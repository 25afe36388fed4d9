import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { Notice } from '../../../electron/contract/notices/notice.ts'
import { type FaultPlan, faultPlanSchema, type PracticeState } from '../../../electron/contract/practice.ts'
import { pageQuerySchema, type Transaction } from '../../../electron/contract/transactions/transaction.ts'
import type { App } from '../../../electron/running-app.ts'
import { stories } from '../../../electron/services/practice/stories.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import { dataFolder, startEngine } from '../doctor/engine-kit.ts'
import { openProjection } from '../store/projection-kit.ts'
import { deliveryOf } from '../store/store-kit.ts'

const everyFault = { drop: 8, delay: 25, duplicate: 25, reorder: 25, badSignature: 8, clockSkew: 10, late: 10 }

/** The whole engine, which practises on a clock that the test leads. */
async function practising() {
  const [dataDir, clock, shown] = [dataFolder(), createFakeClock(), [] as Notice[]]
  const app = await startEngine(dataDir, {
    clock,
    show: async notice => {
      shown.push(notice)
      return 'shown'
    },
  })
  const lead = async (ms: number) => {
    await clock.advance(ms)
    await setImmediate()
  }
  await app.beginPractice()
  while (!app.connection().sources.every(({ state }) => state.kind === 'live')) await lead(200)
  return { app, dataDir, shown, lead }
}

const stateOf = async (app: App): Promise<PracticeState> => {
  const reply = await app.answers['practice.state'](undefined)
  if (!reply.ok || reply.value === null) throw new Error('The practice Hover does not run.')
  return reply.value
}

async function playedDay(plan: Partial<FaultPlan>) {
  const house = await practising()
  const { app, lead } = house
  // What practice plays at its beginning is over before.
  const isBegun = ({ playing, check }: PracticeState) =>
    playing === 0 && check.right + check.wrong.length + check.unheard >= stories.length
  while (!isBegun(await stateOf(app))) await lead(500)
  await app.answers['practice.faults'](faultPlanSchema.parse(plan))
  await app.answers['practice.day']({ rate: 2, seconds: 60 })
  await lead(60_000)
  while ((await stateOf(app)).playing > 0) await lead(500)
  // Hover is asked about what is in doubt.
  for (let minute = 0; minute < 10; minute++) await lead(60_000)
  await app.store.settled()
  return { ...house, state: await stateOf(app), rows: await rowsOf(app) }
}

async function rowsOf(app: App): Promise<readonly Transaction[]> {
  const rows: Transaction[] = []
  let after: string | null = null
  do {
    const page = await app.store.page(pageQuerySchema.parse({ limit: 500, after }))
    rows.push(...page.rows)
    after = page.next
  } while (after !== null)
  return rows
}

/** What a person sees of it, without how often and when it arrived. */
const seen = ({
  id,
  status,
  providerStatus,
  title,
  operator,
  category,
  message,
  startedAt,
  updatedAt,
}: Transaction) => ({
  ...{ id, status, providerStatus, title, operator, category, message, startedAt, updatedAt },
})

/** What arrived of USSD transactions, each once, in the order in which the provider says that it happened. */
function arrivedOnce(dataDir: string) {
  const journal = new Sqlite(join(dataDir, 'store', 'journal.db'), { readonly: true })
  const bodies = journal
    .prepare<[], Buffer>(`SELECT body FROM entries WHERE product = 'ussd-app' ORDER BY seq`)
    .pluck()
    .all()
  journal.close()
  const once = [...new Set(bodies.map(body => body.toString('utf8')))]
  const at = (text: string): number => Date.parse(JSON.parse(text).attributes.updated_at)
  return once.sort((a, b) => at(a) - at(b))
}

function shownOf(bodies: readonly string[]) {
  const projection = openProjection()
  projection.append(...bodies.map(body => deliveryOf(body, { sourceId: 'practice-ussd', sourceName: 'Practice shop' })))
  projection.project(10_000)
  const { rows } = projection.queries().page({ ...pageQuerySchema.parse({ limit: 500 }), after: null })
  projection.close()
  return rows
}

const inOrder = <T extends { readonly id: string }>(rows: readonly T[]) =>
  [...rows].sort((a, b) => a.id.localeCompare(b.id))

test('a day with every fault comes out as what arrived of it, once and in order', async () => {
  const { dataDir, rows, state, shown } = await playedDay({ ...everyFault, seed: 7 })
  const ussd = rows.filter(({ kind }) => kind === 'ussd')
  expect(inOrder(ussd.map(seen))).toEqual(inOrder(shownOf(arrivedOnce(dataDir)).map(seen)))
  expect([state.check.wrong, state.check.right > 60]).toEqual([[], true])
  for (const kind of ['drop', 'delay', 'duplicate', 'reorder', 'badSignature', 'clockSkew', 'late'] as const)
    expect([kind, state.counts.befell[kind] > 0]).toEqual([kind, true])
  const told = shown.flatMap(({ transactionId, status }) =>
    transactionId === null ? [] : [`${transactionId} ${status}`],
  )
  expect(told.filter((one, index) => told.indexOf(one) !== index)).toEqual([])
})

test('a day on which nothing goes wrong is all there', async () => {
  const { state } = await playedDay({ seed: 7 })
  const { made, posted, taken, refused } = state.counts
  expect([posted, taken, refused, state.check]).toEqual([made, made, 0, { right: 120, wrong: [], unheard: 0 }])
})
