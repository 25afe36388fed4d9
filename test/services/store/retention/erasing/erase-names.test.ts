import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import type { Whom } from '../../../../../electron/services/store/retention/erasing/acts-left.ts'
import { eraseCustomer, planErase } from '../../../../../electron/services/store/retention/erasing/erase.ts'
import { fitsPhone } from '../../../../core/retention/phone-kit.ts'
import { noticeRules, rulesSet } from '../../notice-rules-kit.ts'
import { defaultRules, ussdDelivery } from '../../store-kit.ts'
import { act } from '../job-histories.ts'
import { entriesIn, openFolder } from '../retention-kit.ts'

const number = '0712345678'
const whom: Whom = { kind: 'number', fits: fitsPhone(number) }
const wish = { whom, proof: '712345678', salt: 'salt', now: 9 }
const sourceName = `Shop of ${number}`

function filled(isPacked: boolean, ...entries: readonly Entry[]) {
  const folder = openFolder()
  folder.receive(...entries)
  if (isPacked) folder.packAll()
  folder.close()
  return folder
}

const sourcesLeft = (dir: string): readonly string[] =>
  entriesIn(dir).flatMap(entry => (entry.kind === 'delivery' ? [entry.sourceName] : []))

const bytesIn = (dir: string): string =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map(name => join(dir, name))
    .filter(file => statSync(file).isFile())
    .map(file => readFileSync(file, 'latin1'))
    .join('\n')

test.each([true, false])('a source’s name that holds the number goes from what others sent; packed: %s', isPacked => {
  const others = Array.from({ length: 70 }, (_, n) => ({ ...ussdDelivery({ uuid: `u-${n}` }), sourceName }))
  const { dir, place, dump } = filled(isPacked, ussdDelivery({ uuid: 'first' }), ...others)
  const before = dump().transactions?.length
  expect(planErase(place, whom)).toMatchObject({ transactions: 0, named: 70 })
  expect(eraseCustomer(place, wish)).toMatchObject({ transactions: 0, named: 70 })
  expect([new Set(sourcesLeft(dir)), dump().transactions?.length]).toEqual([new Set(['Shop', 'shop']), before])
  expect(bytesIn(dir)).not.toContain(number)
})

test('a source’s name goes from what was found to be unusual of it', () => {
  const found = act({
    ...{ kind: 'silence-found', sourceId: 'shop', action: null, operator: null, sourceName, product: 'ussd-app' },
    ...{ last: { hour: null, events: 0 }, since: 0, expected: 1 },
  })
  const { dir, place } = filled(false, ussdDelivery({ uuid: 'a' }), found)
  eraseCustomer(place, wish)
  expect(entriesIn(dir).map(entry => entry.kind === 'act' && entry.act)).toContainEqual(
    expect.objectContaining({ kind: 'silence-found', sourceName: 'shop' }),
  )
})

/** Rules that call a channel and a source by names. */
function named(channel: string, source: string): Entry {
  const rules = noticeRules({ channels: [{ id: 'c', name: channel, kind: 'ntfy' }] })
  const own = { rules, sources: [{ id: 'shop', name: source }] }
  return { kind: 'act', at: 0, act: { kind: 'rules-set', ...defaultRules, own } }
}

const namesLeft = (dir: string): readonly (readonly string[])[] =>
  entriesIn(dir).flatMap(entry => {
    const own = entry.kind === 'act' && entry.act?.kind === 'rules-set' ? entry.act.own : undefined
    return own === undefined ? [] : [[...own.rules.channels, ...own.sources].map(({ name }) => name)]
  })

test('names of a channel and of a source in force are told, and stay', () => {
  const { dir, place } = filled(false, named(`Owner ${number}`, sourceName), ussdDelivery({ uuid: 'a' }))
  const names = [`Owner ${number}`, sourceName]
  expect([planErase(place, whom).names, eraseCustomer(place, wish).names, namesLeft(dir)]).toEqual([
    ...[names, names, [names]],
  ])
})

test('names of before somebody changed them go', () => {
  const { dir, place } = filled(false, named(`Owner ${number}`, sourceName), named('Owner', 'Shop'))
  expect([eraseCustomer(place, wish).names, namesLeft(dir)]).toEqual([
    [],
    [
      ['c', 'shop'],
      ['Owner', 'Shop'],
    ],
  ])
})

test('a transaction that is erased by its id takes no name with it', () => {
  const { dir, place } = filled(false, { ...ussdDelivery({ uuid: 'a' }), sourceName }, rulesSet({}))
  expect(eraseCustomer(place, { ...wish, whom: { kind: 'transaction', id: 'shop/ussd/b' } })).toMatchObject({
    ...{ named: 0, names: [] },
  })
  expect(sourcesLeft(dir)).toEqual([sourceName])
})
