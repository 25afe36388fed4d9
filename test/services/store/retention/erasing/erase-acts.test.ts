import { expect, test } from 'vitest'
import type { Act } from '../../../../../electron/services/store/journal/entries/act.ts'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import type { Whom } from '../../../../../electron/services/store/retention/erasing/acts-left.ts'
import { eraseCustomer, planErase } from '../../../../../electron/services/store/retention/erasing/erase.ts'
import { fitsPhone } from '../../../../core/retention/phone-kit.ts'
import { rulesSet } from '../../notice-rules-kit.ts'
import { ussdDelivery } from '../../store-kit.ts'
import { act } from '../job-histories.ts'
import { entriesIn, openFolder } from '../retention-kit.ts'

const number = '0712345678'
const whom: Whom = { kind: 'number', fits: fitsPhone(number) }
const wish = { whom, proof: '712345678', salt: 'salt', now: 9 }
const ofCustomer = ussdDelivery({ uuid: 'a', message: `Sent to ${number}` })
const silencing = (name: string, when: string) => ({ id: name, name, when, action: { kind: 'silent' } })
const noted = (uuid: string, note: string) =>
  act({ kind: 'resolved', transactionId: `shop/ussd/${uuid}`, verdict: 'failed', note })

type Folder = ReturnType<typeof openFolder>

function filled(...entries: readonly Entry[]): Folder {
  const folder = openFolder()
  folder.receive(...entries)
  folder.close()
  return folder
}

function actsLeft({ dir }: Folder): readonly Act[] {
  return entriesIn(dir).flatMap(entry => (entry.kind === 'act' && entry.act !== null ? [entry.act] : []))
}

const rulesLeft = (folder: Folder): readonly (readonly string[])[] =>
  actsLeft(folder).flatMap(done =>
    done.kind === 'rules-set' ? [(done.own?.rules.rules ?? []).map(({ name }) => name)] : [],
  )

const notesLeft = (folder: Folder): readonly string[] =>
  actsLeft(folder).flatMap(done => (done.kind === 'resolved' ? [done.note] : []))

test('a number in why a destination refused something goes', () => {
  const folder = filled(
    ofCustomer,
    act({ kind: 'dead-lettered', destinationId: 'd', event: [1, 0], reason: `no account ${number}` }),
  )
  eraseCustomer(folder.place, wish)
  expect(actsLeft(folder)).toMatchObject([{ kind: 'dead-lettered', reason: '' }, { kind: 'erased' }])
})

test('a number in what was left behind of storms goes', () => {
  const names = [{ sourceId: 'org', action: 'job', operator: null, cause: `no account ${number}` }]
  const storms = { names, failed: [], succeeded: [], heads: [] }
  const folder = filled(ofCustomer, act({ kind: 'pruned', keys: [7], deliveries: 1, horizon: 0, storms }))
  eraseCustomer(folder.place, wish)
  expect(actsLeft(folder)).toEqual([
    { kind: 'pruned', keys: [7], deliveries: 1, horizon: 0 },
    expect.objectContaining({ kind: 'erased' }),
  ])
})

test('what was left behind of storms by one that came again, and is erased, goes', () => {
  const head = { seq: 1, id: 'shop/ussd/a#1', title: null, rule: null, escalates: false, fate: '{}' }
  const storms = { names: [], failed: [], succeeded: [], heads: [head] }
  const folder = filled(ofCustomer, act({ kind: 'pruned', keys: [7], deliveries: 1, horizon: 0, storms }))
  eraseCustomer(folder.place, { ...wish, whom: { kind: 'transaction', id: 'shop/ussd/a' } })
  expect(JSON.stringify(actsLeft(folder))).not.toContain('shop/ussd/a')
})

test('a rule in force that holds the number is named, and stays', () => {
  const folder = filled(rulesSet({ rules: [silencing('own', number), silencing('other', 'x')] }), ofCustomer)
  expect([planErase(folder.place, whom).rules, eraseCustomer(folder.place, wish).rules, rulesLeft(folder)]).toEqual([
    ['own'],
    ['own'],
    [['own', 'other']],
  ])
})

test('a rule that held the number before it was changed goes', () => {
  const folder = filled(
    rulesSet({ rules: [silencing('own', number), silencing('other', 'x')] }),
    ofCustomer,
    rulesSet({ rules: [silencing('own', 'y'), silencing('other', 'x')] }),
  )
  expect([eraseCustomer(folder.place, wish).rules, rulesLeft(folder)]).toEqual([[], [['other'], ['own', 'other']]])
})

test('a note about a transaction that was pruned goes with whatever is erased next', () => {
  const folder = openFolder()
  folder.receive(ussdDelivery({ uuid: 'pruned' }), noted('pruned', 'Mary called'), ussdDelivery({ uuid: 'b' }))
  folder.packAll()
  folder.pruneAll({ maxTransactions: 1 })
  folder.receive(ofCustomer, noted('b', 'stays'))
  folder.close()
  eraseCustomer(folder.place, wish)
  expect(notesLeft(folder)).toEqual(['', 'stays'])
})

test('so does a note about one that was pruned, and came again', () => {
  const folder = openFolder()
  folder.receive(ussdDelivery({ uuid: 'pruned' }), noted('pruned', 'Mary called'), ussdDelivery({ uuid: 'b' }))
  folder.packAll()
  folder.pruneAll({ maxTransactions: 1 })
  folder.receive(ussdDelivery({ uuid: 'pruned' }), noted('pruned', 'stays'), ofCustomer)
  folder.close()
  eraseCustomer(folder.place, wish)
  expect(notesLeft(folder)).toEqual(['', 'stays'])
})

test('a note about a transaction whose source was forgotten stays with it', () => {
  const folder = filled(
    ussdDelivery({ uuid: 'b' }),
    noted('b', 'stays'),
    act({ kind: 'source-forgotten', sourceId: 'shop' }),
    ofCustomer,
  )
  eraseCustomer(folder.place, wish)
  expect(notesLeft(folder)).toEqual(['stays'])
})
