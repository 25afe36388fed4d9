import { afterAll, beforeAll, expect, test } from 'vitest'
import { measured } from '../measured.ts'
import { launchApp, localUrlOf, makeDataDir } from './app-under-test.ts'
import { type Desktop, startDesktop } from './desktop/desktop.ts'
import { post, practiceSecret, ussdPayload } from './ussd-delivery.ts'

let desktop: Desktop
beforeAll(async () => {
  desktop = await startDesktop()
})
afterAll(() => desktop?.stop())

/** Of more kinds of failures within a minute the app tells as of one: so there are several apps, each with a few. */
const apps = 4
const failuresOfEach = 5

/** How long each takes from before its POST until the desktop was asked to show its notice, in milliseconds. */
async function tellInOneApp(round: number): Promise<readonly number[]> {
  const data = makeDataDir()
  const app = await launchApp(desktop, data.dataDir)
  try {
    const { id } = await app.ask('sources.add', { kind: 'ussd-app', name: 'Shop', secret: practiceSecret })
    const hook = await localUrlOf(app, id)
    const tookMs: number[] = []
    for (let n = 0; n < failuresOfEach; n += 1) {
      const action = `Pay ${round}-${n}.`
      const said = { uuid: `speed-${round}-${n}`, action_name: action, updated_at: new Date().toISOString() }
      const begun = performance.now()
      const told = desktop.notifications.waitFor(({ summary }) => summary.includes(action))
      expect(await post(hook, ussdPayload('v03-failed-in-session', said))).toBe(200)
      await told
      tookMs.push(performance.now() - begun)
    }
    return tookMs
  } finally {
    await app.quit()
    data.remove()
  }
}

test('a failure is told to the desktop', async ({ task }) => {
  const tookMs: number[] = []
  for (let round = 0; round < apps; round += 1) tookMs.push(...(await tellInOneApp(round)))
  task.meta.measured = [measured({ what: 'POST of a failure to its notice on the desktop', tookMs, goalMs: 1000 })]
  expect(tookMs).toHaveLength(apps * failuresOfEach)
})
