import { expect, test } from 'vitest'
import type { Entry } from '../../../electron/services/store/journal/entries/entry.ts'
import { answered, jobSaid, modelSaid, noon } from '../store/retention/job-histories.ts'
import { openFolder } from '../store/retention/retention-kit.ts'
import { deliveryOf, jobDelivery, tempDir, ussdDelivery } from '../store/store-kit.ts'
import { fill, textOf } from './exporting-kit.ts'

interface Archived {
  readonly comment: string
  readonly request: { readonly postData: { readonly text: string } }
}

function entriesOf(entries: readonly Entry[], whole = false): readonly Archived[] {
  const dir = tempDir()
  fill(dir, entries)
  return JSON.parse(textOf(dir, { format: 'har', whole })).log.entries
}

const saidIn = ({ request }: Archived) => JSON.parse(request.postData.text)

const said = (attributes: Readonly<Record<string, unknown>>, updatedAt: string): Entry =>
  deliveryOf({
    id: 'u-1',
    type: 'transaction',
    attributes: { uuid: 'u-1', status: 'pending', updated_at: updatedAt, environment: 'normal', ...attributes },
  })

const screen = 'Confirm: JANE EXAMPLE acct 48213 Ksh 500, you have 9,120.75 left'
const texts = {
  ...{ session_messages: [screen], values_entered: ['1'], user_message: screen, category: 'for EXAMPLE 48213' },
  ...{ action_name: 'Pay EXAMPLE 48213', operator_name: 'Net 48213', country: '48213', status: 'seen by EXAMPLE' },
  sms_hits: [{ sender: 'EXAMPLE', message: screen, timestamp: '2026-03-05T09:14:41Z' }],
}
const parsed = { recipientName: 'Jane Example', accountNumber: '48213', balance: '9,120.75' }

test.each([
  ['before', [said(texts, '2026-03-05T09:14:41Z'), said({ parsed_variables: parsed }, '2026-03-05T09:20:41Z')]],
  ['after', [said({ parsed_variables: parsed }, '2026-03-05T09:14:41Z'), said(texts, '2026-03-05T09:20:41Z')]],
])('what any delivery says under a private name is hidden in those %s it', (_, entries) => {
  const archived = entriesOf(entries)
  const written = JSON.stringify(archived)
  const found = ['JANE', 'Jane', 'EXAMPLE', 'Example', '48213', '9,120', '9120'].filter(word => written.includes(word))
  expect([archived.length, found]).toEqual([2, []])
})

test('what a model said stands once, under its own id', () => {
  const archived = entriesOf([jobSaid(7, 'working'), modelSaid(71, 7, 'processing', noon + 1000)])
  expect(archived.map(entry => saidIn(entry).id)).toEqual(['org/job/7', 'org/model/71'])
})

test.each([false, true])('what Hover answered when it was asked is no delivery (whole: %s)', whole => {
  const archived = entriesOf([jobSaid(7, 'working'), answered({ at: noon + 2000, job: { id: '7' } })], whole)
  expect(archived.map(({ comment }) => comment.split(',')[0])).toEqual(['journal 1'])
})

test.each([false, true])('each delivery has an entry, also one that repeats another (whole: %s)', whole => {
  const archived = entriesOf([ussdDelivery(), ussdDelivery(), jobDelivery('complete'), jobDelivery('complete')], whole)
  expect(archived.map(({ comment }) => comment.split(',')[0])).toEqual([1, 2, 3, 4].map(seq => `journal ${seq}`))
})

test('of a transaction without texts the masked entry says what is left', () => {
  const folder = openFolder()
  folder.receive(ussdDelivery({ status: 'succeeded' }))
  folder.packAll()
  expect(folder.trimAll()).toBe(1)
  folder.close()
  const [entry] = JSON.parse(textOf(folder.dir, { format: 'har', whole: false })).log.entries
  expect([saidIn(entry).status, JSON.stringify(entry).includes('Enter Amount')]).toEqual(['succeeded', false])
})
