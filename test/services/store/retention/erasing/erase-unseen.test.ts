import { expect, test } from 'vitest'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import type { StoredAct } from '../../../../../electron/services/store/journal/file/journal-reading.ts'
import { openJournalForReading } from '../../../../../electron/services/store/journal/file/open-journal.ts'
import { openState } from '../../../../../electron/services/store/projection/open-state.ts'
import { projectAll } from '../../../../../electron/services/store/projection/project-all.ts'
import type { Whom } from '../../../../../electron/services/store/retention/erasing/acts-left.ts'
import { eraseCustomer, planErase } from '../../../../../electron/services/store/retention/erasing/erase.ts'
import { rebuildState } from '../../../../../electron/services/store/upkeep/rebuild.ts'
import { fitsPhone } from '../../../../core/retention/phone-kit.ts'
import { ussdDelivery } from '../../store-kit.ts'
import { act, answered, jobSaid, modelSaid } from '../job-histories.ts'
import { entriesIn, openFolder } from '../retention-kit.ts'

const number = '0712345678'
const whom: Whom = { kind: 'number', fits: fitsPhone(number) }
const wish = { whom, proof: '712345678', salt: 'salt', now: 9 }
const forgotten = (sourceId: string) => act({ kind: 'source-forgotten', sourceId })
const ofCustomer = ussdDelivery({ uuid: 'a', message: `Sent to ${number}` })
const ofOther = ussdDelivery({ uuid: 'b' })

type Folder = ReturnType<typeof openFolder>

function filled(...entries: readonly Entry[]): Folder {
  const folder = openFolder()
  folder.receive(...entries)
  folder.close()
  return folder
}

/** A folder in which a bug kept a delivery out of the state. */
function withBug(first: Entry, behind: Entry): Folder {
  const folder = openFolder()
  folder.receive(first)
  const { database } = openState({ ...folder.place, journalHead: 1 })
  database.exec(`CREATE TRIGGER bug BEFORE INSERT ON deliveries BEGIN SELECT RAISE(ABORT, 'bug'); END`)
  folder.receive(behind)
  database.exec('DROP TRIGGER bug')
  database.close()
  folder.close()
  return folder
}

/** Positions of the deliveries, and of what was done or answered about one transaction. */
function left({ dir }: Folder): readonly number[] {
  return entriesIn(dir)
    .filter(entry => entry.kind === 'delivery' || (entry.kind === 'act' && isAboutOne(entry)))
    .map(({ seq }) => seq)
}

const isAboutOne = ({ act: done }: StoredAct): boolean => done?.kind === 'resolved' || done?.kind === 'job-seen'

test('a delivery of a source that was forgotten goes', () => {
  const folder = filled(ofCustomer, ofOther, forgotten('shop'))
  eraseCustomer(folder.place, wish)
  expect(left(folder)).toEqual([2])
})

test('a dry run counts what is left of a source that was forgotten', () => {
  expect(planErase(filled(ofCustomer, ofOther, forgotten('shop')).place, whom)).toMatchObject({ quarantined: 1 })
})

test('a dry run lists by its id what is left of a source that was forgotten', () => {
  const { listed, odd } = planErase(filled(ofCustomer, ofOther, forgotten('shop')).place, whom)
  expect([listed, odd]).toEqual([[{ id: 'shop/ussd/a', status: null, title: null, startedAt: null }], [1]])
})

test('all that was said of a transaction goes, also before its source was forgotten and came again', () => {
  const earlier = ussdDelivery({ uuid: 'a', status: 'pending', updatedAt: '2026-03-05T09:14:01Z' })
  const folder = filled(earlier, forgotten('shop'), ofCustomer, ofOther)
  eraseCustomer(folder.place, wish)
  expect(left(folder)).toEqual([4])
})

test('by its id too, all that was said of a transaction before its source was forgotten goes', () => {
  const folder = filled(ofCustomer, forgotten('shop'), ussdDelivery({ uuid: 'a' }), ofOther)
  eraseCustomer(folder.place, { ...wish, whom: { kind: 'transaction', id: 'shop/ussd/a' } })
  expect(left(folder)).toEqual([4])
})

test('what people did about a transaction of a source that was forgotten goes', () => {
  const note = { kind: 'resolved', verdict: 'failed', note: 'Mary called' } as const
  const folder = filled(ofCustomer, act({ ...note, transactionId: 'shop/ussd/a' }), forgotten('shop'))
  eraseCustomer(folder.place, wish)
  expect(left(folder)).toEqual([])
})

test('what was said of a job of a source that was forgotten goes, with its models and what Hover answered', () => {
  const folder = filled(
    modelSaid(71, 7, 'working'),
    answered({ job: { id: '7', state: 'working', models: null } }),
    answered({ job: { id: '7', state: 'completed', externalId: number } }),
    jobSaid(8, 'working'),
    forgotten('org'),
  )
  eraseCustomer(folder.place, wish)
  expect(left(folder)).toEqual([4])
})

test('a delivery that was set aside because of a bug of ours goes', () => {
  const folder = withBug(ofOther, ofCustomer)
  eraseCustomer(folder.place, wish)
  expect(left(folder)).toEqual([1])
})

test('a delivery that was set aside goes with the transaction that others spoke of', () => {
  const folder = withBug(
    ofCustomer,
    ussdDelivery({ uuid: 'a', status: 'succeeded', updatedAt: '2026-03-05T10:14:41Z' }),
  )
  eraseCustomer(folder.place, wish)
  expect(left(folder)).toEqual([])
})

test('where it was cut short, the state that follows the journal equals a rebuild', () => {
  const folder = withBug(ofOther, ofCustomer)
  const reader = openJournalForReading(folder.place)
  const rows = reader.prepare('SELECT seq, body FROM entries').iterate()
  rows.next()
  expect(() => eraseCustomer(folder.place, { ...wish, patienceMs: 0 })).toThrow()
  rows.return?.()
  reader.close()
  projectAll(folder.place, { afresh: false })
  const before = folder.dump()
  rebuildState(folder.place, { onProgress: () => {} })
  expect([folder.dump().quarantine, folder.dump()]).toEqual([[], before])
})
