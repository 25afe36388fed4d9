import { expect, test } from 'vitest'
import { practiceIds } from '../../../electron/services/practice/practice-ids.ts'
import { createFakeClock, settle } from '../../fakes/clock.ts'
import { followRequests } from '../../fakes/requests.ts'
import { dataFolder, startEngine } from '../doctor/engine-kit.ts'

test('practice shows a window in which nothing arrived, and the failure that was found afterwards', async () => {
  const clock = createFakeClock()
  const whenAnswered = followRequests()
  const app = await startEngine(dataFolder(), { clock })
  await app.beginPractice()
  const missedJob = async () => {
    const { rows } = await app.store.page({ sourceId: practiceIds.org, after: null, limit: 100 })
    return rows.find(({ category }) => category === 'No front photo')
  }
  // The list of jobs tells of the failure, and Hover's answer about the one job tells why.
  while ((await missedJob()) === undefined) {
    await clock.advance(500)
    await settle()
    // Whatever is on its way when the one event is lost would be missed as well.
    await whenAnswered()
    await app.store.settled()
  }
  expect([await app.store.blindWindows(), await missedJob()]).toMatchObject([
    [{ sourceId: practiceIds.org, recovery: { kind: 'caught-up', recovered: 1 } }],
    { kind: 'job', status: 'failed' },
  ])
})
