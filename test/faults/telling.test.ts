import { describe, expect, it } from 'vitest'
import type { Notice } from '../../electron/contract/notices/notice.ts'
import { endure } from './endure.ts'
import { ownWay } from './way-in.ts'

describe.concurrent('a fault of telling people', () => {
  it('nobody is told of failures any more', async context => {
    const off = {
      failed: false,
      unknown: false,
      cancelled: false,
      succeeded: false,
      stuck: false,
      unusual: false,
      awayReport: false,
      debugRuns: false,
    }
    await endure(context, await ownWay(), {
      fault: 'nobody is told of failures any more',
      names: ['rules', 'failures-off'],
      strike: ({ app }) => app().answers['notifications.set'](off),
      mendedBy: 'a person',
      heal: ({ app }) => app().answers['notifications.set']({ ...off, failed: true }),
    })
  })

  it('the notification service of the desktop is gone, and what it missed is shown once', async context => {
    const missed: number[] = []
    const times: number[] = []
    await endure(context, await ownWay(), {
      fault: 'the notification service of the desktop is gone',
      names: ['notifications', 'no-notification-service'],
      async strike({ desktop, failJob }) {
        desktop.hasNoticeServer = false
        missed.push(await failJob())
      },
      async heal({ desktop, clock, driver, isTold, notices }) {
        desktop.hasNoticeServer = true
        await clock.wind(30_000)
        await driver.until('it was shown', () => missed.every(isTold))
        // By its own name, or as the second of those that failed: once in either way.
        const isOfIt = ({ title, failures = 1 }: Notice) => title.includes(String(missed[0])) || failures > 1
        times.push(notices.filter(isOfIt).length)
      },
    })
    expect(times).toEqual([1])
  })
})
