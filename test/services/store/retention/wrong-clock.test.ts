import { expect, test } from 'vitest'
import { ussdDelivery } from '../store-kit.ts'
import { openFolder } from './retention-kit.ts'

const day = 86_400_000
const received = Date.parse('2026-03-05T09:15:00Z')
const ahead = Date.parse('2090-01-01T00:00:00Z')

const many = (count: number, uuid: string, said: { readonly status?: string; readonly at?: number } = {}) =>
  Array.from({ length: count }, (_, n) =>
    ussdDelivery(
      { uuid: `${uuid}-${n}`, status: said.status ?? 'failed', message: 'Sent to 0712345678' },
      { receivedAt: said.at ?? received },
    ),
  )

test('a delivery that was stamped by a wrong clock keeps the texts of none that it is packed with', () => {
  const folder = openFolder()
  folder.receive(...many(63, 'old'), ...many(1, 'ahead', { at: ahead }))
  folder.packAll()
  expect(folder.trimAll({ trimAfterDays: 1 }, received + 300 * day)).toBe(63)
})

test('also one that is ahead by less than texts are kept', () => {
  const folder = openFolder()
  folder.receive(...many(63, 'old'), ...many(1, 'ahead', { at: received + 20 * day }))
  folder.packAll(received + 2 * day)
  expect(folder.trimAll({ trimAfterDays: 30 }, received + 35 * day)).toBe(63)
})

test('also when the clock was as wrong when they were packed', () => {
  const folder = openFolder()
  folder.receive(...many(63, 'old'), ...many(1, 'ahead', { at: ahead }))
  folder.packAll(ahead + day)
  expect(folder.trimAll({ trimAfterDays: 1 }, received + 300 * day)).toBe(63)
})

test('one that was stamped by a wrong clock does not hide what is too old behind it', () => {
  const folder = openFolder()
  // The search reads 200 at once; the last of them says that all behind it are young.
  folder.receive(...many(199, 'kept'), ...many(1, 'ahead', { at: ahead }), ...many(50, 'old', { status: 'succeeded' }))
  folder.packAll()
  expect(folder.pruneAll({ maxAgeDays: 30, keepLongerDays: { failed: 365 } }, received + 100 * day, false)).toBe(50)
})

test('however many came while the clock was wrong', () => {
  const folder = openFolder()
  folder.receive(...many(450, 'ahead', { at: ahead }), ...many(50, 'old'))
  folder.packAll()
  expect(folder.pruneAll({ maxAgeDays: 30 }, received + 100 * day, false)).toBe(50)
})

test('a search for what is too old ends where all are young, when it does not look at all', () => {
  const folder = openFolder()
  const now = received + 100 * day
  folder.receive(...many(10, 'old'), ...many(600, 'young', { at: now }), ...many(1, 'imported'))
  folder.packAll()
  expect(folder.pruneAll({ maxAgeDays: 30 }, now, false)).toBe(10)
})
