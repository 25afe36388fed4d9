import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { eraseCustomer, planErase } from '../../../../../electron/services/store/retention/erasing/erase.ts'
import { fitsPhone } from '../../../../core/retention/phone-kit.ts'
import { ussdDelivery } from '../../store-kit.ts'
import { openFolder } from '../retention-kit.ts'

const number = '0712345678'
const whom = { kind: 'number', fits: fitsPhone(number) } as const
const wish = { whom, proof: '712345678', salt: 'salt', now: 9 }

function filled() {
  const folder = openFolder()
  folder.receive(ussdDelivery({ uuid: 'a', message: `Sent to ${number}` }), ussdDelivery({ uuid: 'b' }))
  folder.close()
  return folder
}

const filesWithNumber = (dir: string): readonly string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter(name => statSync(join(dir, name)).isFile())
    .filter(name => readFileSync(join(dir, name), 'latin1').includes(number))

test.each([
  'restoring/journal.db',
  'rebuilding/state.db',
  'journal.db.mending',
  'journal.db.mending-wal',
  'journal.db.grafted',
  'journal.db.grafted-journal',
  'state.db.before-rebuild',
  'state.db.damaged-1',
])('%s, left of what was cut short, goes', name => {
  const { dir, place } = filled()
  mkdirSync(dirname(join(dir, name)), { recursive: true })
  writeFileSync(join(dir, name), `Sent to ${number}`)
  eraseCustomer(place, wish)
  expect(filesWithNumber(dir)).toEqual([])
})

test('what a restore set aside is named as not touched, also by a dry run', () => {
  const { dir, place } = filled()
  const aside = join(dir, 'before-restore-2026-07-01')
  mkdirSync(aside)
  writeFileSync(join(aside, 'settings.json'), number)
  expect([planErase(place, whom).untouched, eraseCustomer(place, wish).untouched]).toEqual([[aside], [aside]])
})

/** Killed when the mended journal was whole, and had not taken the place of the damaged one. */
function withMended() {
  const folder = filled()
  const mended = openFolder()
  const theirs = ['c', 'd'].map(uuid => ussdDelivery({ uuid, message: `Sent to ${number}` }))
  mended.receive(...theirs, ussdDelivery({ uuid: 'mended' }))
  mended.close()
  copyFileSync(join(mended.dir, 'journal.db'), join(folder.dir, 'journal.db.mended'))
  return folder
}

test('a mended journal takes the place of the damaged one first, and loses the customer too', () => {
  const { dir, place, dump } = withMended()
  eraseCustomer(place, wish)
  const ids = dump().transactions?.map(row => JSON.parse(row).provider_id)
  expect([ids, filesWithNumber(dir)]).toEqual([['mended'], ['journal.db.damaged-1']])
})

test('the damaged journal that a mended one took the place of is named as not touched', () => {
  const { dir, place } = withMended()
  expect(eraseCustomer(place, wish).untouched).toEqual([join(dir, 'journal.db.damaged-1')])
})

test('a dry run counts what a mended journal holds', () => {
  const { place } = withMended()
  expect(planErase(place, whom)).toMatchObject({ transactions: 2 })
})
