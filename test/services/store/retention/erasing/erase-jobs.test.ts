import { expect, test } from 'vitest'
import type { Whom } from '../../../../../electron/services/store/retention/erasing/acts-left.ts'
import { eraseCustomer, planErase } from '../../../../../electron/services/store/retention/erasing/erase.ts'
import { rebuildState } from '../../../../../electron/services/store/upkeep/rebuild.ts'
import { fitsPhone } from '../../../../core/retention/phone-kit.ts'
import { act, answered, jobSaid, modelSaid, noon } from '../job-histories.ts'
import { openFolder } from '../retention-kit.ts'

const number = '+254712345678'
const failed = { id: '71', state: 'failed', failureReason: `call ${number}` }

/** Two jobs with a model each; the second is known from answers alone. */
function filled() {
  const folder = openFolder()
  folder.receive(
    act({
      ...{ kind: 'blind-began', windowId: 'w', sourceId: 'org', product: 'hover-org', cause: 'app-closed' },
      from: noon,
    }),
    act({ kind: 'blind-ended', windowId: 'w', until: noon + 1000 }),
    jobSaid(7, 'working'),
    modelSaid(71, 7, 'working'),
    modelSaid(81, 8, 'working'),
    answered({ job: { id: '7', state: 'failed', models: [failed] } }),
    answered({ job: { id: '8', state: 'completed', externalId: number } }),
    answered({ job: { id: '8', state: 'completed', externalId: number }, at: noon + 1 }),
  )
  const acts = () =>
    folder.journal.prepare<[], string>('SELECT act FROM entries WHERE act IS NOT NULL').pluck().all().join('\n')
  const before = acts()
  folder.close()
  return { ...folder, before }
}

const transaction = (id: string): Whom => ({ kind: 'transaction', id })
const customer: Whom = { kind: 'number', fits: fitsPhone(number) }
const wish = (whom: Whom) => ({ whom, proof: 'p', salt: 's', now: noon })

function erased(whom: Whom) {
  const folder = filled()
  const plan = planErase(folder.place, whom)
  const done = eraseCustomer(folder.place, wish(whom))
  const after = openFolder(folder.dir)
  const acts = after.journal.prepare<[], string>('SELECT act FROM entries WHERE act IS NOT NULL').pluck().all()
  const rows = (table: string) => (after.dump()[table] ?? []).map(row => JSON.parse(row))
  return { ...after, plan, done, acts: acts.join('\n'), rows }
}

const idsOf = ({ rows }: ReturnType<typeof erased>) =>
  rows('transactions').map(({ kind, provider_id }) => `${kind} ${provider_id}`)

test('a job goes with its models and with what Hover answered about it', () => {
  const after = erased(transaction('org/job/7'))
  expect([idsOf(after), after.acts.includes('"id":"7"'), after.acts.includes('"71"')]).toEqual([
    ['model 81', 'job 8'],
    false,
    false,
  ])
})

test('a model goes alone, and out of what Hover answered about its job', () => {
  const after = erased(transaction('org/model/71'))
  expect([idsOf(after), after.acts.includes('"id":"7"'), after.acts.includes('"71"')]).toEqual([
    ['job 7', 'model 81', 'job 8'],
    true,
    false,
  ])
})

test.each(['org/job/7', 'org/job/8'])('blind windows are what they were after %s went', id => {
  expect(erased(transaction(id)).rows('blind_windows')).toMatchObject([{ id: 'w', recovered: 2 }])
})

test('a number in what Hover answered takes the job, also where no delivery spoke of it', () => {
  expect(filled().before).toContain('712345678')
  const after = erased(customer)
  expect([idsOf(after), after.acts.includes('712345678')]).toEqual([[], false])
})

test('a dry run says what goes', () => {
  const { plan, done } = erased(customer)
  const { recorded: _recorded, finished: _finished, ...counts } = done
  expect(plan).toMatchObject(counts)
  expect(plan.listed.map(({ id }) => id)).toHaveLength(counts.transactions)
})

test.each([transaction('org/job/7'), transaction('org/model/71'), customer])(
  'a rebuild after it gives the same state, %j',
  whom => {
    const after = erased(whom)
    const before = after.dump()
    after.close()
    rebuildState(after.place, { onProgress: () => {} })
    expect(after.dump()).toEqual(before)
  },
)
