import { expect, it } from 'vitest'
import { createCatchUp } from '../../../electron/services/catch-up/catch-up.ts'
import type { Page } from '../../../electron/services/hover-org/client.ts'
import { fail, type HoverResult, succeed } from '../../../electron/services/hover-org/result.ts'
import type { Job } from '../../../electron/services/hover-org/schemas.ts'
import { createFakeClock } from '../../fakes/clock.ts'

const job = (id: number): Job => ({
  ...{ id, state: 'working', externalIdentifier: null, failureReason: null },
  ...{ createdAt: null, updatedAt: null, models: null },
})
const page = (ids: readonly number[], isLast: boolean, total: number | null = null): HoverResult<Page<Job>> =>
  succeed({ rows: ids.map(job), isLast, total })

/** Nothing is stored, so that every job is news; what is journaled is only counted. */
function createScene(answer: (page: number, call: number) => HoverResult<Page<Job>> | null) {
  const clock = createFakeClock()
  const asked: number[] = []
  const kept: string[] = []
  let isKeeping = true
  const catchUp = createCatchUp(
    {
      ...{ clock, random: () => 0, sourceName: () => 'Homes', onCaughtUp: () => kept.push('done'), log: () => {} },
      store: {
        settled: async () => {},
        blindWindows: async () => [],
        heldJobs: async (_sourceId, ids) => ({ hasBaseline: true, jobs: ids.map(() => null) }),
      },
      organizations: {
        jobsPage: async (_sourceId, number) => {
          asked.push(number)
          return answer(number, asked.length)
        },
      },
      journal: async act => {
        if (isKeeping) kept.push(act.kind === 'job-seen' ? act.job.id : act.kind)
        return isKeeping
      },
    },
    'org',
  )
  const setKeeping = (keeps: boolean) => {
    isKeeping = keeps
  }
  return { clock, asked, kept, catchUp, setKeeping }
}

it('stops when Hover answers the same page again, whatever number is asked for', async () => {
  const { clock, asked, catchUp } = createScene(() => page([1, 2], false))
  catchUp.begin()
  await clock.advance(60_000)
  expect(asked).toEqual([1, 2])
})

it('stops when Hover answers two pages in turn for ever', async () => {
  const { clock, asked, catchUp } = createScene(number => page([number % 2], false))
  catchUp.begin()
  await clock.advance(60_000)
  expect(asked).toEqual([1, 2, 3])
})

it('finds the job that moved to a page already read because another one was deleted meanwhile', async () => {
  const jobs = [1, 2, 3, 4]
  const { clock, kept, catchUp } = createScene((number, call) => {
    if (call === 2) jobs.shift()
    return page(jobs.slice(number * 2 - 2, number * 2), number === 2, jobs.length)
  })
  catchUp.begin()
  await clock.advance(1_000)
  expect(kept).toContain('3')
})

it('looks no more than twice when Hover counts fewer jobs on every page', async () => {
  const { clock, asked, catchUp } = createScene((number, call) =>
    page(number > 2 ? [] : [number], number === 2, 100 - call),
  )
  catchUp.begin()
  await clock.advance(60_000)
  expect(asked).toEqual([1, 2, 3, 1, 2, 3])
})

it('goes on behind the page that Hover calls the last one, as long as it counts more jobs', async () => {
  const { clock, asked, kept, catchUp } = createScene(number => page([number], true, 3))
  catchUp.begin()
  await clock.advance(60_000)
  expect([asked, kept]).toEqual([
    [1, 2, 3],
    ['1', '2', '3', 'done'],
  ])
})

it('believes a page without news more than the number of jobs', async () => {
  const { clock, asked, catchUp } = createScene(number => page(number === 1 ? [1] : [], true, 1_000_000))
  catchUp.begin()
  await clock.advance(60_000)
  expect(asked).toEqual([1, 2])
})

it('goes on with the page that failed, as late as Hover wishes', async () => {
  const { clock, asked, kept, catchUp } = createScene((number, call) =>
    call === 2 ? fail('rate-limited', { retryable: true, retryAfterMs: 60_000 }) : page([number], number === 3),
  )
  catchUp.begin()
  await clock.advance(59_000)
  const early = [...asked]
  await clock.advance(5_000)
  expect([early, asked, kept]).toEqual([
    [1, 2],
    [1, 2, 2, 3],
    ['1', '2', '3', 'done'],
  ])
})

it('begins anew after a failure when something was missed meanwhile', async () => {
  const { clock, asked, catchUp } = createScene((number, call) =>
    call === 2 ? fail('server', { retryable: true, retryAfterMs: 60_000 }) : page([number], number === 2),
  )
  catchUp.begin()
  await clock.advance(10_000)
  catchUp.begin()
  await clock.advance(120_000)
  expect(asked).toEqual([1, 2, 1, 2])
})

it('looks at most twice in a minute, however often the connection comes and goes', async () => {
  const { clock, asked, catchUp } = createScene(() => page([], true))
  for (let second = 0; second < 59; second++) {
    catchUp.begin()
    await clock.advance(1_000)
  }
  expect(asked.length).toBe(2)
})

it('tries again when the disk did not take what was found', async () => {
  const { clock, kept, catchUp, setKeeping } = createScene(() => page([1], true))
  setKeeping(false)
  catchUp.begin()
  await clock.advance(100)
  setKeeping(true)
  await clock.advance(60_000)
  expect(kept).toEqual(['1', 'done'])
})

it('leaves an organization that is not connected alone', async () => {
  const { clock, asked, kept, catchUp } = createScene(() => null)
  catchUp.begin()
  await clock.advance(600_000)
  expect([asked, kept]).toEqual([[1], []])
})

it('asks nothing after its end', async () => {
  const { clock, asked, catchUp } = createScene(() => page([], true))
  catchUp.begin()
  await clock.advance(1_000)
  await catchUp.stop()
  catchUp.begin()
  await clock.advance(24 * 3_600_000)
  expect(asked).toEqual([1])
})
