import { expect, onTestFinished, test } from 'vitest'
import { createJournalReading } from '../../../../../electron/services/store/journal/file/journal-reading.ts'
import { createSmsQuery } from '../../../../../electron/services/store/queries/transaction/sms.ts'
import { statementsOf } from '../../plans-kit.ts'
import { openProjection } from '../../projection-kit.ts'
import { deliveryOf } from '../../store-kit.ts'

interface Run {
  readonly uuid: string
  readonly status: string
  readonly action: string
  readonly minute: number
}

/** Each run found an SMS of its own, but for those that are pending, which missed it. */
function delivery({ uuid, status, action, minute }: Run) {
  const at = new Date(Date.parse('2026-03-05T09:00:00Z') + minute * 60_000).toISOString()
  const sms = [{ message: `SMS of ${uuid}`, sender: 'MPESA', timestamp: at }]
  const found = status === 'pending' ? { sms_hits: [], sms_misses: sms } : { sms_hits: sms, sms_misses: [] }
  const attributes = { uuid, status, action_public_id: action, action_name: action, initiated_at: at, updated_at: at }
  return deliveryOf({ id: uuid, type: 'transaction', attributes: { ...attributes, ...found } })
}

function historyOf(...runs: readonly Run[]) {
  const projection = openProjection()
  onTestFinished(projection.close)
  projection.append(...runs.map(delivery))
  while (projection.project().entries > 0);
  const query = createSmsQuery(projection.state, createJournalReading(projection.journal))
  return query('shop/ussd/asked')
}

const asked: Run = { uuid: 'asked', status: 'pending', action: 'a', minute: 0 }

test('SMS of an action are its newest, whatever their runs came to', () => {
  const statuses = ['failed', 'succeeded']
  const runs = Array.from({ length: 310 }, (_, minute) => ({
    ...{ uuid: `u-${minute}`, status: statuses[minute % 2] ?? '', action: 'a', minute },
  }))
  const messages = historyOf(asked, ...runs)?.hits.map(({ message }) => message)
  expect(messages).toEqual(
    runs
      .slice(10)
      .map(({ uuid }) => `SMS of ${uuid}`)
      .toReversed(),
  )
})

test('SMS of other actions are kept apart', () => {
  const found = historyOf(asked, { uuid: 'b', status: 'failed', action: 'b', minute: 1 })
  expect([found?.hits, found?.others.map(({ message }) => message)]).toEqual([[], ['SMS of b']])
})

test('the SMS of the transaction that is asked for are none of its siblings', () => {
  expect(historyOf(asked)?.siblings).toEqual([])
})

test('no source is sorted for its newest', () => {
  const found = statementsOf((state, journal) => createSmsQuery(state, createJournalReading(journal)))
  expect(found.filter(({ steps }) => steps.some(step => step.includes('TEMP B-TREE')))).toEqual([])
})
