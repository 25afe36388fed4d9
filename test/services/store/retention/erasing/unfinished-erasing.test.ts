import { hash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { stateFile } from '../../../../../electron/services/store/data-place.ts'
import { projectAll } from '../../../../../electron/services/store/projection/project-all.ts'
import { eraseCustomer } from '../../../../../electron/services/store/retention/erasing/erase.ts'
import { claimOf } from '../../../../../electron/services/store/retention/erasing/proof-hash.ts'
import {
  hasUnfinishedErasing,
  markErasing,
} from '../../../../../electron/services/store/retention/erasing/unfinished-erasing.ts'
import { appendAct } from '../../../../../electron/services/store/retention/removal/append-act.ts'
import { rebuildState } from '../../../../../electron/services/store/upkeep/rebuild.ts'
import { fitsPhone } from '../../../../core/retention/phone-kit.ts'
import { ussdDelivery } from '../../store-kit.ts'
import { dumpOf } from '../../upkeep/dump.ts'
import { openFolder } from '../retention-kit.ts'

const [one, other] = ['0712345678', '0733111222']

function wishFor(number: string, salt: string) {
  const fits = fitsPhone(number)
  return { whom: { kind: 'number', fits }, proof: number, salt, now: 9 } as const
}

const markOf = (number: string, salt: string) => claimOf(salt, number)

/** As earlier versions wrote it. */
const formerMarkOf = (proof: string, salt: string) => ({ salt, hash: hash('sha256', `${salt}${proof}`) })

function filled() {
  const folder = openFolder()
  folder.receive(ussdDelivery({ uuid: 'a', message: `Sent to ${one}` }))
  return folder
}

test('an erasing that was done is not called unfinished', () => {
  const { dir, place, close } = filled()
  close()
  eraseCustomer(place, wishFor(one, 'aa'))
  expect(hasUnfinishedErasing(dir)).toBe(false)
})

test('one that was refused, because a file is newer than the app, was never begun', () => {
  const { dir, place, close } = filled()
  close()
  const state = new Sqlite(stateFile(dir))
  state.pragma('user_version = 9999')
  state.close()
  expect(() => eraseCustomer(place, wishFor(one, 'aa'))).toThrow()
  expect(hasUnfinishedErasing(dir)).toBe(false)
})

test('one that fails in the middle is called unfinished until it was done again', () => {
  const { dir, place, close } = filled()
  close()
  // Where the state before it is set aside stands what cannot be replaced.
  const obstacle = join(dir, 'state.db.before-rebuild')
  mkdirSync(obstacle)
  expect(() => eraseCustomer(place, wishFor(one, 'aa'))).toThrow()
  expect(hasUnfinishedErasing(dir)).toBe(true)
  rmSync(obstacle, { recursive: true })
  const { finished } = eraseCustomer(place, wishFor(one, 'bb'))
  expect([finished, hasUnfinishedErasing(dir)]).toEqual([true, false])
})

test('one that fails behind its commit leaves no state that says more than the journal', () => {
  const { dir, place, close } = filled()
  close()
  const obstacle = join(dir, 'state.db.before-rebuild')
  mkdirSync(obstacle)
  expect(() => eraseCustomer(place, wishFor(one, 'aa'))).toThrow()
  projectAll(place, { afresh: false })
  const opened = dumpOf(dir)
  rmSync(obstacle, { recursive: true })
  rebuildState(place, { onProgress: () => {} })
  expect(opened).toEqual(dumpOf(dir))
})

test('one of somebody else that took nothing out yet stays unfinished', () => {
  const { dir, place, close } = filled()
  close()
  markErasing(dir, markOf(other, 'aa'))
  eraseCustomer(place, wishFor(one, 'bb'))
  expect(hasUnfinishedErasing(dir)).toBe(true)
})

test('one of somebody else that only had to be overwritten is finished too', () => {
  const { dir, place, journal, close } = filled()
  const mark = markOf(other, 'aa')
  markErasing(dir, mark)
  appendAct(journal, 5, { kind: 'erased', keys: [], quarantined: [], deliveries: 0, acts: 0, ...mark })
  close()
  eraseCustomer(place, wishFor(one, 'bb'))
  expect(hasUnfinishedErasing(dir)).toBe(false)
})

test('one that an earlier version began is finished by the same number', () => {
  const { dir, place, close } = filled()
  close()
  markErasing(dir, formerMarkOf('712345678', 'aa'))
  const wish = { ...wishFor(one, 'bb'), proof: '+254712345678' }
  eraseCustomer(place, { ...wishFor(other, 'bb'), formerProof: '733111222' })
  expect(hasUnfinishedErasing(dir)).toBe(true)
  const { finished } = eraseCustomer(place, { ...wish, formerProof: '712345678' })
  expect([finished, hasUnfinishedErasing(dir)]).toEqual([true, false])
})

test('one that a later version began in a way of its own is not taken for this one', () => {
  const { dir, place, close } = filled()
  close()
  markErasing(dir, { ...markOf(one, 'aa'), version: 3 })
  const { finished } = eraseCustomer(place, wishFor(one, 'bb'))
  expect([finished, hasUnfinishedErasing(dir)]).toEqual([false, true])
})

test('an act of an earlier version is read', () => {
  const { dir, place, journal, close } = filled()
  const mark = formerMarkOf('733111222', 'aa')
  markErasing(dir, mark)
  appendAct(journal, 5, { kind: 'erased', keys: [], quarantined: [], deliveries: 0, acts: 0, ...mark })
  close()
  eraseCustomer(place, wishFor(one, 'bb'))
  expect(hasUnfinishedErasing(dir)).toBe(false)
})

test('a mark that was cut short itself is told of, and gone after the next erasing', () => {
  const { dir, place, close } = filled()
  close()
  writeFileSync(join(dir, 'erasing-aa.json'), '{"sa')
  expect(hasUnfinishedErasing(dir)).toBe(true)
  eraseCustomer(place, wishFor(one, 'bb'))
  expect(hasUnfinishedErasing(dir)).toBe(false)
})

test('what is noted of an erasing does not name the customer', () => {
  const { dir, close } = filled()
  close()
  markErasing(dir, markOf(one, 'aa'))
  const notes = readdirSync(dir).filter(name => name.startsWith('erasing-'))
  expect(notes.map(name => readFileSync(join(dir, name), 'utf8').includes(one.slice(1)))).toEqual([false])
})

test('a journal that was set aside because it was damaged is named as not touched', () => {
  const { dir, place, close } = filled()
  close()
  writeFileSync(join(dir, 'journal.db.damaged-1'), one)
  expect(eraseCustomer(place, wishFor(one, 'aa')).untouched).toEqual([join(dir, 'journal.db.damaged-1')])
})
