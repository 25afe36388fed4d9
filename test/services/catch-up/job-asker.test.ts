import { expect, it } from 'vitest'
import { createJobAsker, mostWaiting } from '../../../electron/services/catch-up/job-asker.ts'
import { fail, type HoverResult, succeed } from '../../../electron/services/hover-org/result.ts'
import type { Job } from '../../../electron/services/hover-org/schemas.ts'
import type { Act } from '../../../electron/services/store/journal/entries/act.ts'
import { createFakeClock } from '../../fakes/clock.ts'

const job = (id: number): Job => ({
  ...{ id, state: 'completed', externalIdentifier: null, failureReason: null },
  ...{ createdAt: null, updatedAt: null, models: null },
})

function createScene(answer: (id: number) => Promise<HoverResult<Job> | null> = async id => succeed(job(id))) {
  const clock = createFakeClock()
  const asked: number[] = []
  const acts: Act[] = []
  const log: string[] = []
  const asker = createJobAsker(
    {
      ...{ clock, random: () => 0, sourceName: () => 'Homes', log: (_level, event) => void log.push(event) },
      organizations: {
        showJob: async (_sourceId, jobId) => {
          asked.push(jobId)
          return answer(jobId)
        },
      },
      journal: async act => {
        acts.push(act)
        return true
      },
    },
    'org',
  )
  const doubt = (id: number, reason: 'suspect' | 'failure' = 'suspect') =>
    asker.note({ sourceId: 'org', jobId: String(id), reason })
  return { clock, asked, acts, log, asker, doubt }
}

it('asks about one job a second, in the order in which they came', async () => {
  const { clock, asked, doubt } = createScene()
  for (const id of [3, 1, 2]) doubt(id)
  await clock.advance(2_000)
  expect(asked).toEqual([3, 1])
})

it('does not ask about a number that it could not say exactly', async () => {
  const { clock, asked, asker, doubt } = createScene()
  asker.note({ sourceId: 'org', jobId: '9007199254740993', reason: 'failure' })
  doubt(1)
  await clock.advance(5_000)
  expect(asked).toEqual([1])
})

it('makes one call of many doubts about one job, and keeps the gravest reason', async () => {
  const { clock, acts, doubt } = createScene()
  doubt(1, 'failure')
  doubt(1)
  doubt(1, 'failure')
  await clock.advance(10_000)
  expect(acts.map(act => act.kind === 'job-seen' && act.reason)).toEqual(['suspect'])
})

it('asks again about a job that was doubted while Hover was asked about it', async () => {
  const first = Promise.withResolvers<HoverResult<Job>>()
  let times = 0
  const { clock, asked, doubt } = createScene(async id => {
    times += 1
    return times === 1 ? first.promise : succeed(job(id))
  })
  doubt(1)
  await clock.advance(5_000)
  doubt(1)
  await clock.advance(5_000)
  const during = asked.length
  first.resolve(succeed(job(1)))
  await clock.advance(5_000)
  expect([during, asked.length]).toEqual([1, 2])
})

it('waits as long as Hover wishes, and goes on with the same job', async () => {
  let times = 0
  const { clock, asked, acts, doubt } = createScene(async id => {
    times += 1
    return times === 1 ? fail('rate-limited', { retryable: true, retryAfterMs: 60_000 }) : succeed(job(id))
  })
  doubt(1)
  doubt(2)
  await clock.advance(60_000)
  const early = [...asked]
  await clock.advance(5_000)
  expect([early, asked, acts.length]).toEqual([[1], [1, 1, 2], 2])
})

it.each([
  ['a job that Hover does not know', async () => fail('refused', { status: 404 })],
  ['an organization that is not connected', async () => null],
])('gives up on %s, and goes on with the next', async (_, answer) => {
  const { clock, asked, acts, doubt } = createScene(answer)
  doubt(1)
  doubt(2)
  await clock.advance(60_000)
  expect([asked, acts]).toEqual([[1, 2], []])
})

it('holds no more doubts than it has room for', async () => {
  const { asker, clock, asked, log, doubt } = createScene()
  for (let id = 0; id < mostWaiting + 50; id++) doubt(id)
  await clock.advance((mostWaiting + 100) * 1_000)
  await asker.stop()
  expect([asked.length, log.filter(event => event === 'job-asker-full').length]).toEqual([mostWaiting, 50])
})

it('asks nothing after its end', async () => {
  const { asker, clock, asked, doubt } = createScene()
  doubt(1)
  await asker.stop()
  await clock.advance(60_000)
  expect(asked).toEqual([])
})
