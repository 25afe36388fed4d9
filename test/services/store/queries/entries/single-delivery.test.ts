import { expect, onTestFinished, test } from 'vitest'
import { asked, openProjection } from '../../projection-kit.ts'
import { deliveryOf, jobDelivery, ussdDelivery } from '../../store-kit.ts'

function open() {
  const projection = openProjection()
  onTestFinished(projection.close)
  return { ...projection, ...projection.queries() }
}

test('is what the detail says of it, with its text', () => {
  const { append, project, singleDelivery, detail, contents } = open()
  append(ussdDelivery({ uuid: 'a', status: 'pending' }), ussdDelivery({ uuid: 'b', status: 'failed' }))
  project()
  const [received] = detail('b', asked)?.received ?? []
  const [content] = contents('b', false)
  const { seq, form, json } = content ?? {}
  expect(singleDelivery(2)).toEqual({ transactionId: 'shop/ussd/b', ...received, seq, form, json })
})

test('is masked as the contents of its transaction are', () => {
  const { append, project, singleDelivery } = open()
  append(ussdDelivery({ uuid: 'a', message: 'Sent to 0712345678' }))
  project()
  expect([singleDelivery(1)?.json?.includes('0712345678'), singleDelivery(1)?.json?.includes('678')]).toEqual([
    false,
    true,
  ])
})

test('a repeat and a job are found too', () => {
  const { append, project, singleDelivery } = open()
  append(ussdDelivery({ uuid: 'a' }), ussdDelivery({ uuid: 'a' }), jobDelivery('processing'))
  project()
  expect([singleDelivery(2)?.label, singleDelivery(3)?.transactionId]).toEqual([
    'duplicate',
    expect.stringContaining('/job/'),
  ])
})

test('there is none at the position of an act, of an odd delivery, and behind the end', () => {
  const { append, project, singleDelivery } = open()
  append({ kind: 'act', at: 1, act: { kind: 'reopened', transactionId: 'shop/ussd/a' } })
  append(deliveryOf({ type: 'transaction', attributes: {} }))
  project()
  expect([1, 2, 3, 0].map(singleDelivery)).toEqual([null, null, null, null])
})
