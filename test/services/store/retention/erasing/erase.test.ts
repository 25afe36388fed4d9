import { createHash, scryptSync } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Whom } from '../../../../../electron/services/store/retention/erasing/acts-left.ts'
import { eraseCustomer, planErase } from '../../../../../electron/services/store/retention/erasing/erase.ts'
import { fitsPhone } from '../../../../core/retention/phone-kit.ts'
import { deliveryOf, ussdDelivery } from '../../store-kit.ts'
import { entriesIn, openFolder } from '../retention-kit.ts'

const spellings = ['0712345678', '+254712345678', '0712 345 678', '254-712-345-678']
const other = '0733111222'
const whom: Whom = { kind: 'number', fits: fitsPhone('0712345678') }
const wish = { whom, proof: '712345678', salt: 'salt', now: 9 }

/** Two customers; of the first, in every spelling, in deliveries, an odd one, and notes of both. Half of it is packed. */
function filled(isPacked: boolean) {
  const folder = openFolder()
  const note = (transactionId: string, text: string) =>
    ({ kind: 'act', at: 5, act: { kind: 'resolved', transactionId, verdict: 'failed', note: text } }) as const
  folder.receive(
    ...spellings.map((text, n) => ussdDelivery({ uuid: `a-${n}`, message: `Sent to ${text}` })),
    ussdDelivery({ uuid: 'b', message: `Sent to ${other}` }),
    deliveryOf({ odd: spellings[0] }),
    note('shop/ussd/a-0', 'about the first'),
    note('shop/ussd/b', `asked by ${spellings[2]}`),
    { kind: 'act', at: 6, act: { kind: 'exported', format: 'csv', query: `"${spellings[0]}"` } },
  )
  if (isPacked) folder.packAll()
  folder.receive(ussdDelivery({ uuid: 'a-9', message: `Sent to ${spellings[0]}` }))
  folder.close()
  return folder
}

const bytesIn = (dir: string): string =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map(name => join(dir, name))
    .filter(file => statSync(file).isFile())
    .map(file => readFileSync(file, 'latin1'))
    .join('\n')

const journalText = (dir: string): string =>
  entriesIn(dir)
    .map(entry => (entry.kind === 'delivery' ? entry.text : JSON.stringify(entry)))
    .join('\n')

test.each([true, false])(
  'nothing of the customer is left in any file or in anything packed; packed before: %s',
  isPacked => {
    const { dir, place } = filled(isPacked)
    const before = bytesIn(dir) + journalText(dir)
    expect(spellings.filter(text => !before.includes(text))).toEqual([])
    eraseCustomer(place, wish)
    const after = bytesIn(dir) + journalText(dir)
    expect(spellings.filter(text => after.includes(text))).toEqual([])
  },
)

test('a number under a key that a later one of the same name hides is found', () => {
  const folder = openFolder()
  const key = 'job_external_identifier'
  const hidden = `{"event":"job-state-changed","job_id":7,"state":"complete","${key}":"${spellings[0]}","${key}":"X"}`
  folder.receive(deliveryOf(hidden, { product: 'hover-org', sourceId: 'org' }))
  folder.close()
  expect(planErase(folder.place, whom)).toMatchObject({ transactions: 1 })
})

test('the others stay, with what was decided about them', () => {
  const { dir, place, dump } = filled(true)
  eraseCustomer(place, wish)
  const rows = dump().transactions?.map(row => JSON.parse(row)) ?? []
  expect(rows.map(row => [row.provider_id, row.resolution_verdict, row.resolution_note])).toEqual([['b', 'failed', '']])
  expect(journalText(dir)).toContain(other)
})

test('a dry run counts what goes, and changes nothing', () => {
  const { dir, place } = filled(true)
  const before = journalText(dir)
  const plan = planErase(place, whom)
  expect([plan, journalText(dir)]).toEqual([
    expect.objectContaining({
      transactions: 5,
      deliveries: 5,
      quarantined: 1,
      acts: 3,
      named: 0,
      rules: [],
      names: [],
    }),
    before,
  ])
})

test('a dry run lists what goes, newest first, as lists show it', () => {
  const { listed, odd, notListed } = planErase(filled(true).place, whom)
  const ids = ['a-9', 'a-3', 'a-2', 'a-1', 'a-0'].map(uuid => `shop/ussd/${uuid}`)
  expect([listed.map(({ id }) => id), odd, notListed]).toEqual([ids, [6], 0])
  expect(listed[0]).toEqual({
    id: 'shop/ussd/a-9',
    status: 'failed',
    title: 'Send Money',
    startedAt: '2026-03-05T09:14:02.000Z',
  })
})

test('a dry run lists five hundred at most, and says how many more there are', () => {
  const folder = openFolder()
  folder.receive(
    ...Array.from({ length: 502 }, (_, n) => ussdDelivery({ uuid: `a-${n}`, message: `Sent to ${other}` })),
  )
  folder.close()
  const { listed, notListed } = planErase(folder.place, { kind: 'number', fits: fitsPhone(other) })
  expect([listed.length, listed[0]?.id, notListed]).toEqual([500, 'shop/ussd/a-501', 2])
})

test('of nothing that was found nothing is recorded', () => {
  const { dir, place } = filled(true)
  const before = entriesIn(dir).length
  const done = eraseCustomer(place, { ...wish, whom: { kind: 'number', fits: fitsPhone('0799999999') } })
  expect([done.recorded, done.finished, entriesIn(dir).length]).toEqual([false, false, before])
})

test('whoever knows the number can see in the journal that it was this one', () => {
  const { dir, place } = filled(true)
  eraseCustomer(place, wish)
  const hash = scryptSync('712345678', 'salt', 32, { N: 65_536, r: 8, p: 2, maxmem: 2 ** 27 }).toString('hex')
  expect(journalText(dir)).toContain(hash)
})

test('the hash is none that tries all numbers within minutes', () => {
  const { dir, place } = filled(true)
  eraseCustomer(place, wish)
  expect(journalText(dir)).not.toContain(createHash('sha256').update('salt712345678').digest('hex'))
})

test('one transaction goes by its id', () => {
  const { place, dump } = filled(false)
  eraseCustomer(place, { ...wish, whom: { kind: 'transaction', id: 'shop/ussd/b' } })
  const ids = dump().transactions?.map(row => JSON.parse(row).provider_id)
  expect([ids?.includes('b'), ids?.length]).toEqual([false, 5])
})

test('doing it again changes nothing, and finishes what was cut short', () => {
  const { place, dump } = filled(true)
  eraseCustomer(place, wish)
  const before = dump().transactions
  const again = eraseCustomer(place, wish)
  expect([again.transactions, again.recorded, dump().transactions]).toEqual([0, false, before])
})

test('a transaction whose id begins with that of one that goes keeps its notices, and what was done with them', () => {
  const folder = openFolder()
  folder.receive(
    ussdDelivery({ uuid: 'a' }),
    ussdDelivery({ uuid: 'a#1', operator: 'MTN', updatedAt: '2026-03-05T10:14:41Z' }),
  )
  const noticeId = 'shop/ussd/a#1#2'
  folder.receive({ kind: 'act', at: 6, act: { kind: 'notice-clicked', noticeId } })
  folder.close()
  eraseCustomer(folder.place, { ...wish, whom: { kind: 'transaction', id: 'shop/ussd/a' } })
  const left = folder.dump()
  expect(left.notices?.map(row => JSON.parse(row).id)).toEqual([noticeId])
  expect(left.notice_acts).toHaveLength(1)
})
