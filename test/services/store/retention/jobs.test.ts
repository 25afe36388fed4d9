import fc from 'fast-check'
import { expect, test } from 'vitest'
import { projectAll } from '../../../../electron/services/store/projection/project-all.ts'
import { rebuildState } from '../../../../electron/services/store/upkeep/rebuild.ts'
import { history } from './histories.ts'
import { type Answered, act, answered, jobHistory, jobSaid, modelSaid, noon } from './job-histories.ts'
import { openFolder } from './retention-kit.ts'

type Folder = ReturnType<typeof openFolder>

function expectSameAfterRebuild(folder: Folder): void {
  const before = folder.dump()
  folder.close()
  rebuildState(folder.place, { onProgress: () => {} })
  expect(folder.dump()).toEqual(before)
  projectAll(folder.place, { afresh: true })
  expect(folder.dump()).toEqual(before)
}

const runs = { numRuns: 60 }
const anything = fc.oneof({ weight: 4, arbitrary: jobHistory }, history)
const day = 86_400_000

test('whatever was packed, trimmed and pruned in between, a rebuild gives every table as it was', () => {
  const step = fc.record({
    entries: anything,
    packs: fc.boolean(),
    trims: fc.boolean(),
    prune: fc.option(
      fc.oneof(
        fc.nat(4).map(most => ({ wanted: { maxTransactions: most + 1 }, now: noon + 90 * day })),
        fc.constantFrom(1, 60, 100).map(age => ({
          wanted: { maxAgeDays: age, keepLongerDays: { failed: 30 } },
          now: noon + 75 * day,
        })),
      ),
    ),
  })
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), steps => {
      const folder = openFolder()
      for (const { entries, packs, trims, prune } of steps) {
        folder.receive(...entries)
        if (packs) folder.packAll()
        if (trims) folder.trimAll()
        if (prune !== null) folder.pruneAll(prune.wanted, prune.now)
      }
      expectSameAfterRebuild(folder)
    }),
    runs,
  )
})

const rowsOf = ({ dump }: Folder, table: string) => (dump()[table] ?? []).map(row => JSON.parse(row))
const ids = (folder: Folder) => rowsOf(folder, 'transactions').map(({ kind, provider_id }) => `${kind} ${provider_id}`)
const actsOf = ({ journal }: Folder, kind: string): readonly unknown[] =>
  journal
    .prepare<[string], string>('SELECT act FROM entries WHERE kind = ? ORDER BY seq')
    .pluck()
    .all(kind)
    .map(text => JSON.parse(text))
const seen = (job: NonNullable<Answered['job']>, at = noon) => answered({ at, job })
const model = (id: string, state: string) => ({ id, state, failureReason: null })
const window = (id: string) => [
  act({
    ...{ kind: 'blind-began', windowId: id, sourceId: 'org', product: 'hover-org', cause: 'app-closed' },
    from: noon - 1000,
  }),
  act({ kind: 'blind-ended', windowId: id, until: noon + 1000 }),
]
const oldest = { maxTransactions: 1 }

test('a job of which only Hover’s answers spoke can go, and its answers with it', () => {
  const folder = openFolder()
  folder.receive(seen({ id: '7' }), seen({ id: '7' }), jobSaid(8, 'complete'))
  expect([folder.pruneAll(oldest), ids(folder), actsOf(folder, 'job-seen')]).toEqual([1, ['job 8'], []])
  expectSameAfterRebuild(folder)
})

test('a pruned job is heard of anew: under a new key, and without what was before', () => {
  const folder = openFolder()
  folder.receive(seen({ id: '7', state: 'failed', models: [model('71', 'failed')] }), jobSaid(8, 'complete'))
  folder.pruneAll(oldest)
  folder.receive(seen({ id: '7', state: 'working' }))
  expect(rowsOf(folder, 'transactions').map(({ key, flags }) => [key, flags])).toEqual([
    [2, '[]'],
    [4, '[]'],
  ])
  expectSameAfterRebuild(folder)
})

test('a job goes together with its models, whichever of them is the oldest', () => {
  const folder = openFolder()
  folder.receive(
    modelSaid(71, 7, 'failed'),
    jobSaid(8, 'complete'),
    jobSaid(7, 'complete'),
    modelSaid(72, 7, 'complete'),
  )
  folder.pruneAll({ maxTransactions: 3 })
  expect([ids(folder), rowsOf(folder, 'model_events')]).toEqual([['job 8'], []])
  expectSameAfterRebuild(folder)
})

test('a model that is too old stays as long as its job does', () => {
  const folder = openFolder()
  const later = noon + 10 * day
  folder.receive(modelSaid(71, 7, 'failed'), jobSaid(7, 'complete', later))
  expect(folder.pruneAll({ maxAgeDays: 5 }, later + day)).toBe(0)
  expect(folder.pruneAll({ maxAgeDays: 5 }, later + 6 * day)).toBe(2)
})

test('a model whose job was never heard of goes by itself, and leaves the others', () => {
  const folder = openFolder()
  folder.receive(modelSaid(71, 7, 'failed'), modelSaid(72, 7, 'complete'))
  folder.pruneAll(oldest)
  expect([ids(folder), rowsOf(folder, 'model_events').length]).toEqual([['model 72'], 1])
  folder.receive(jobSaid(7, 'working'))
  expectSameAfterRebuild(folder)
})

test('what was found after a blind window stays counted when it is gone', () => {
  const folder = openFolder()
  folder.receive(...window('w'), seen({ id: '7' }), jobSaid(8, 'complete'))
  folder.pruneAll(oldest)
  expect(rowsOf(folder, 'blind_windows')).toMatchObject([{ id: 'w', recovered: 1 }])
  expectSameAfterRebuild(folder)
})

test('what is not projected yet keeps a job and its models from going', () => {
  const folder = openFolder()
  folder.receive(jobSaid(7, 'working'), modelSaid(71, 7, 'working'), jobSaid(8, 'complete'))
  folder.packAll()
  const { prune, append } = folder
  append(modelSaid(72, 7, 'failed'))
  expect(prune({ maxTransactions: 2 })).toBe(0)
})

test('a job loses its texts and keeps what Hover answered about it, and the history of its models', () => {
  const folder = openFolder()
  folder.receive(
    jobSaid(7, 'working'),
    modelSaid(71, 7, 'failed'),
    seen({ id: '7', state: 'failed', failureReason: 'Blurry' }),
  )
  folder.packAll()
  expect(folder.trimAll()).toBe(2)
  folder.receive(jobSaid(7, 'failed', noon + day))
  const [job] = rowsOf(folder, 'transactions').filter(({ kind }) => kind === 'job')
  expect([job.message, job.flags]).toEqual(
    ['Blurry\n1 model failed.', '["MODEL_FAILED"]'].map(text => expect.stringContaining(text)),
  )
  expectSameAfterRebuild(folder)
})
