import { expect, test } from 'vitest'
import { everything, filterOf } from '../../../electron/core/query/filter.ts'
import { parseQuery } from '../../../electron/core/query/parse.ts'
import { exportText } from '../../../electron/services/exporting/export.ts'
import { openExport } from '../../../electron/services/store/exporting/open-export.ts'
import { deliveryOf, jobDelivery, placeOf, tempDir, ussdDelivery } from '../store/store-kit.ts'
import { fill, textOf } from './exporting-kit.ts'

const number = '0712345678'

function filled(): string {
  const dir = tempDir()
  const resolved = {
    kind: 'resolved',
    transactionId: 'shop/ussd/a',
    verdict: 'succeeded',
    note: `called ${number}`,
  } as const
  fill(dir, [
    ussdDelivery({ uuid: 'a', message: `Sent to ${number}` }),
    ussdDelivery({ uuid: 'b', status: 'succeeded', operator: 'MTN', message: `=1+1 ${number}` }),
    jobDelivery('complete'),
    { kind: 'act', at: 5, act: resolved },
  ])
  return dir
}

const filterFor = (text: string) => {
  const read = parseQuery(text)
  if (!read.ok) throw new Error('The query of the test cannot be read.')
  return filterOf(read.query, { now: 0, zone: 'UTC', sources: [] })
}

test.each(['jsonl', 'csv', 'har'] as const)('a masked export as %s holds no number', format => {
  expect(textOf(filled(), { format, whole: false })).not.toContain(number)
})

test.each(['jsonl', 'csv', 'har'] as const)('a whole export as %s holds what is stored', format => {
  expect(textOf(filled(), { format, whole: true })).toContain(number)
})

test.each(['jsonl', 'csv'] as const)('a masked export as %s hides in a note what a delivery names', format => {
  const dir = tempDir()
  const delivery = JSON.parse(String(ussdDelivery({ uuid: 'a' }).body))
  Object.assign(delivery.attributes, { parsed_variables: { recipientName: 'Jane Example', account: '48213' } })
  const about = { kind: 'resolved', transactionId: 'shop/ussd/a', verdict: 'succeeded' } as const
  fill(dir, [deliveryOf(delivery), { kind: 'act', at: 5, act: { ...about, note: 'JANE has it, seen in 48213' } }])
  const text = textOf(dir, { format, whole: false })
  expect([text.includes('has it'), text.includes('JANE'), text.includes('48213')]).toEqual([true, false, false])
})

test('a masked export as csv hides the same as one as jsonl', () => {
  const dir = tempDir()
  const delivery = JSON.parse(
    String(ussdDelivery({ action: 'Pay 李娜', category: 'to Amina Wanjiku', operator: 'Pay Jane' }).body),
  )
  Object.assign(delivery.attributes, { country: 'From Jane', user_message: 'Dear Amina' })
  fill(dir, [deliveryOf(delivery)])
  const [, line = ''] = textOf(dir, { whole: false }).split('\n')
  const [, row = ''] = textOf(dir, { format: 'csv', whole: false }).split('\r\n')
  const { title, category, operator, country, message } = JSON.parse(line)
  expect(title).toBe('Pay 李•••')
  expect([title, category, operator, country, message].filter(words => !row.includes(`,${words},`))).toEqual([])
})

test('a whole export as csv holds each word as it came', () => {
  const dir = tempDir()
  const words = { operator: `Net ${number}`, status: `seen ${number}`, action: `Pay ${number}` }
  const delivery = JSON.parse(String(ussdDelivery(words).body))
  Object.assign(delivery.attributes, { category: `of ${number}`, country: `near ${number}` })
  fill(dir, [deliveryOf(delivery)])
  const [, row = ''] = textOf(dir, { format: 'csv', whole: true }).split('\r\n')
  expect(['Net', 'seen', 'Pay', 'of', 'near'].filter(word => !row.includes(`${word} ${number}`))).toEqual([])
})

test('a query narrows it down', () => {
  const text = textOf(filled(), { whole: false, filter: filterFor('operator:MTN') })
  const ids = text
    .split('\n')
    .slice(1, -1)
    .map(line => JSON.parse(line).id)
  expect(ids).toEqual(['shop/ussd/b'])
})

test('words in a query are looked for in what a search finds by', () => {
  const text = textOf(filled(), { format: 'csv', whole: false, filter: filterFor('job') })
  expect(
    text
      .split('\r\n')
      .slice(1, -1)
      .map(line => line.split(',')[0]),
  ).toEqual(['org/job/1234567'])
})

test('an archive has what HAR 1.2 asks of every entry', () => {
  const { log } = JSON.parse(textOf(filled(), { format: 'har', whole: true }))
  expect([log.version, log.entries.length, typeof log.creator.name]).toEqual(['1.2', 3, 'string'])
  for (const entry of log.entries) {
    expect(Object.keys(entry)).toEqual(
      expect.arrayContaining(['startedDateTime', 'time', 'request', 'response', 'cache', 'timings']),
    )
    expect(entry.request.bodySize).toBe(Buffer.byteLength(entry.request.postData.text))
    expect(new Date(entry.startedDateTime).toISOString()).toBe(entry.startedDateTime)
  }
})

test('an archive of nothing is one too', () => {
  const { log } = JSON.parse(textOf(filled(), { format: 'har', filter: filterFor('id:nobody') }))
  expect(log.entries).toEqual([])
})

test('it is written as it is read, never all of it in memory', () => {
  const opened = openExport(placeOf(filled()))
  if (opened === null) throw new Error('There is nothing in the folder.')
  let read = 0
  const reading = {
    ...opened.reading,
    *transactions() {
      for (const exported of opened.reading.transactions(everything)) {
        read += 1
        yield exported
      }
    },
  }
  const wish = { format: 'csv', whole: false, filter: everything, isEverything: true, version: '1', now: 0 } as const
  const [, first] = exportText(reading, wish)
  opened.close()
  expect([typeof first, read]).toEqual(['string', 1])
})
