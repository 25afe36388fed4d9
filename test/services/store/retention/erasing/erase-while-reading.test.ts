import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openJournalForReading } from '../../../../../electron/services/store/journal/file/open-journal.ts'
import { eraseCustomer } from '../../../../../electron/services/store/retention/erasing/erase.ts'
import { hasUnfinishedErasing } from '../../../../../electron/services/store/retention/erasing/unfinished-erasing.ts'
import { fitsPhone } from '../../../../core/retention/phone-kit.ts'
import { placeOf, ussdDelivery } from '../../store-kit.ts'
import { openFolder } from '../retention-kit.ts'

const number = '0712345678'
const fits = fitsPhone(number)
const wish = { whom: { kind: 'number', fits }, proof: '712345678', salt: 'salt', now: 9, patienceMs: 0 } as const

/** A folder of which a backup, an export or a replay reads one moment, until it lets go. */
function readMeanwhile() {
  const folder = openFolder()
  folder.receive(ussdDelivery({ uuid: 'a', message: `Sent to ${number}` }), ussdDelivery({ uuid: 'b' }))
  folder.close()
  const reader = openJournalForReading(placeOf(folder.dir))
  const rows = reader.prepare('SELECT seq, body FROM entries').iterate()
  rows.next()
  const letGo = () => {
    rows.return?.()
    reader.close()
  }
  onTestFinished(letGo)
  return { ...folder, letGo }
}

test('is not called done while a reader holds what was taken out', () => {
  const { place } = readMeanwhile()
  expect(() => eraseCustomer(place, wish)).toThrow(/still reads .*journal\.db.*erase again/)
})

test('stays known as unfinished while a reader holds what was taken out', () => {
  const { dir, place } = readMeanwhile()
  expect(() => eraseCustomer(place, wish)).toThrow()
  expect(hasUnfinishedErasing(dir)).toBe(true)
})

test('done again when the reader is gone, the number stands in no file, and nothing is unfinished', () => {
  const { dir, place, letGo } = readMeanwhile()
  expect(() => eraseCustomer(place, wish)).toThrow()
  letGo()
  eraseCustomer(place, wish)
  const names = readdirSync(dir).filter(name => readFileSync(join(dir, name), 'latin1').includes(number))
  expect([names, hasUnfinishedErasing(dir)]).toEqual([[], false])
})
