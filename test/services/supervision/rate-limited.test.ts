import { afterEach, beforeEach, expect, it } from 'vitest'
import { createCatchUp } from '../../../electron/services/catch-up/catch-up.ts'
import { createJobAsker } from '../../../electron/services/catch-up/job-asker.ts'
import { createOrganizations } from '../../../electron/services/hover-org/organizations.ts'
import { secretNames } from '../../../electron/services/secrets/secret-names.ts'
import { createOrgLoop } from '../../../electron/services/supervision/way-in/org-loop.ts'
import { createHousehold, type Household } from '../household.ts'

const minute = 60_000
let house: Household
beforeEach(async () => {
  house = await createHousehold()
})
afterEach(() => house.stop())

/** Everything that calls Hover for one organization, with the shortest back-off; Hover answers 429 to all of it. */
async function rateLimited(retryAfter: string | null) {
  const { settings, vault, clock } = house
  const calls: number[] = []
  const begunAt = clock.now()
  const refuse = async () => {
    calls.push(clock.now() - begunAt)
    return new Response(null, { status: 429, headers: retryAfter === null ? {} : { 'retry-after': retryAfter } })
  }
  const organizations = createOrganizations({ settings, vault, clock, fetch: refuse })
  const { id } = await house.addOrganization()
  const tokens = { accessToken: 'a', refreshToken: 'r', expiresAt: new Date(begunAt + 240 * minute).toISOString() }
  await vault.set(secretNames.tokens(id), JSON.stringify(tokens))
  const common = { clock, random: () => 0, organizations, sourceName: () => 'Homes', log: () => {} }
  const loop = createOrgLoop({ ...common, sourceId: id, register: organizations.register, onChange: () => {} })
  const store = {
    settled: async () => {},
    blindWindows: async () => [],
    heldJobs: async () => ({ hasBaseline: true, jobs: [] }),
  }
  const catchUp = createCatchUp({ ...common, store, journal: async () => true, onCaughtUp: () => {} }, id)
  const asker = createJobAsker({ ...common, journal: async () => true }, id)
  house.onEnd(async () => {
    loop.stop()
    await Promise.all([catchUp.stop(), asker.stop()])
  })
  return { calls, loop, catchUp, asker, id }
}

const mostInAMinute = (calls: readonly number[]): number =>
  Math.max(...calls.map(from => calls.filter(at => at >= from && at < from + minute).length))

it.each([null, '0', '1', '20'])(
  'while Hover answers 429 for an hour, with Retry-After %s, at most two calls are made in any minute after the first',
  async retryAfter => {
    const { calls, loop, catchUp, asker, id } = await rateLimited(retryAfter)
    loop.aim({ kind: 'url', url: 'https://a.example/hook' })
    catchUp.begin()
    for (let jobId = 1; jobId <= 20; jobId++) asker.note({ sourceId: id, jobId: String(jobId), reason: 'failure' })
    for (let passed = 0; passed < 60; passed++) await house.clock.advance(minute)
    const later = calls.filter(at => at >= minute)
    expect([mostInAMinute(later) <= 2, later.length >= 60, mostInAMinute(calls) <= 8]).toEqual([true, true, true])
  },
)

it('a person who presses Retry all the time makes no more calls', async () => {
  const { calls, loop } = await rateLimited(null)
  loop.aim({ kind: 'url', url: 'https://a.example/hook' })
  for (let passed = 0; passed < 600; passed++) {
    await house.clock.advance(1_000)
    loop.retryNow()
  }
  expect(mostInAMinute(calls.filter(at => at >= minute))).toBe(2)
})
