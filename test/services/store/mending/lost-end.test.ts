import { expect, test } from 'vitest'
import type { Act } from '../../../../electron/services/store/journal/entries/act.ts'
import { appendAlone } from '../../../../electron/services/store/journal/file/append-alone.ts'
import { projectAll, projectIfUnserved, rebuild } from '../../../../electron/services/store/projection/project-all.ts'
import { entriesIn, openFolder } from '../retention/retention-kit.ts'
import { openTestStore, ussdDelivery } from '../store-kit.ts'

const ever = 20
const left = 15

/** A folder that was copied without the end of its log: the state has read further than the journal goes. */
function shortened() {
  const folder = openFolder()
  folder.receive(...Array.from({ length: ever }, (_, n) => ussdDelivery({ uuid: `u-${n}` })))
  folder.journal.exec(`
    DELETE FROM entries WHERE seq > ${left};
    UPDATE sqlite_sequence SET seq = ${left} WHERE name = 'entries';
  `)
  folder.close()
  return folder
}

const lossesIn = (dir: string): readonly unknown[] =>
  entriesIn(dir).flatMap(entry => (entry.kind === 'act' && entry.act?.kind === 'mended' ? [entry] : []))

const loss: Act = { kind: 'mended', what: 'journal', lost: ever - left, setAside: null }

const revealed = { kind: 'act', at: 1, act: { kind: 'revealed', transactionId: 'shop/ussd/u-1' } } as const

test.each([
  ['reads', (place: Place) => projectIfUnserved(place)],
  ['makes the state again', (place: Place) => void rebuild(place)],
  ['writes', (place: Place) => void appendAlone(place, revealed, 0)],
])('a command that %s before any engine says in the journal how much is lost, behind it', (_does, command) => {
  const { dir, place } = shortened()
  command(place)
  expect(lossesIn(dir)).toMatchObject([{ seq: ever + 1, act: loss }])
})

type Place = ReturnType<typeof openFolder>['place']

test('it is told by the next engine', async () => {
  const { dir, place } = shortened()
  projectIfUnserved(place)
  const store = await openTestStore(dir)
  await store.settled()
  const told = (await store.dueNotices()).filter(({ topic }) => topic === 'damage')
  expect(told).toMatchObject([{ body: expect.stringContaining(`Up to ${ever - left} of its`) }])
})

test('it is said once', () => {
  const { dir, place } = shortened()
  for (let n = 0; n < 3; n += 1) projectIfUnserved(place)
  expect(lossesIn(dir).length).toBe(1)
})

test('an engine gives no position again that the state had read', async () => {
  const { dir } = shortened()
  const store = await openTestStore(dir)
  await store.append(ussdDelivery({ uuid: 'afterwards' }))
  await store.settled()
  await store.close()
  expect(
    entriesIn(dir)
      .map(({ seq }) => seq)
      .filter(seq => seq > left),
  ).toEqual([ever + 1, ever + 2])
})

test('the state is that of what is left', () => {
  const { dir, place } = shortened()
  projectIfUnserved(place)
  const folder = openFolder(dir)
  const before = folder.dump()
  projectAll(place, { afresh: true })
  expect([folder.dump(), JSON.stringify(before).includes('u-16')]).toEqual([before, false])
})
