import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Notice, NoticeEvent } from '../../../electron/contract/notices/notice.ts'
import { systemClock } from '../../../electron/services/clock.ts'
import type { ShowNotice } from '../../../electron/services/telling/notice-desk.ts'
import type { CloseNotice } from '../../../electron/services/telling/on-the-screen.ts'
import { createLinuxNotices } from '../../../electron/shell/linux/linux-notices.ts'
import { createSessionBus } from '../../../electron/shell/linux/session-bus.ts'
import { createFakeClock, type FakeClock } from '../../fakes/clock.ts'
import { createNotificationServer, type NotificationServer } from '../desktop/notification-server.ts'
import { startSessionBus } from '../desktop/session-bus.ts'
import { createWaiting } from '../desktop/waiting.ts'

export interface NoticesUnderTest {
  readonly show: ShowNotice
  readonly close: CloseNotice
  readonly server: NotificationServer
  readonly address: string
  /** Its time limits stand still until it is advanced. */
  readonly clock: FakeClock
  readonly events: readonly string[]
  /** Waits for the nth event, as `<id of the notice> <what>`. */
  readonly waitForEvent: (event: string) => Promise<true>
  readonly servers: () => number
  readonly waitForServers: (count: number) => Promise<true>
  readonly stopBus: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** The app's own notices against a real bus and a service of the desktop, without an Electron. */
export async function startNotices(): Promise<NoticesUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'hover-tray-notices-'))
  const daemon = await startSessionBus(folder)
  const server = createNotificationServer(daemon.address)
  await server.start()
  const waiting = createWaiting()
  const events: string[] = []
  let servers = 0
  let isBusGone = false
  const clock = createFakeClock()
  const bus = createSessionBus({ clock: { ...clock, now: systemClock.now }, address: daemon.address })
  const { show, close } = createLinuxNotices({
    bus,
    identity: { name: 'Hover Tray', icon: 'hover-tray', desktopEntry: 'hover-tray' },
    tongue: () => ({ language: 'en', locale: 'en-GB' }),
    onEvent: (notice, event) => {
      events.push(`${notice.id} ${wordOf(event)}`)
      waiting.changed()
    },
    onServer: () => {
      servers += 1
      waiting.changed()
    },
    otherwise: { show: async () => 'gone the other way' as never, close: () => {} },
  })
  return {
    ...{ show, close, server, clock, events, address: daemon.address, servers: () => servers },
    waitForEvent: event =>
      waiting.until(
        () => (events.includes(event) ? true : null),
        () => `${event} did not come: ${JSON.stringify(events)}`,
      ),
    waitForServers: count =>
      waiting.until(
        () => (servers >= count ? true : null),
        () => `Heard of ${servers} changes of the service`,
      ),
    stopBus: () => {
      isBusGone = true
      return daemon.stop()
    },
    async stop() {
      bus.close()
      if (!isBusGone) await server.stop()
      await daemon.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function wordOf(event: NoticeEvent): string {
  return event.kind === 'acted' ? event.action : event.how
}

export function aNotice(parts: Partial<Notice> = {}): Notice {
  return {
    ...{ id: 'shop/ussd/1#3', topic: 'status', urgency: 'critical', transactionId: 'shop/ussd/1', status: 'failed' },
    ...{ title: 'Pay Rent failed', body: 'Low balance · M-Pesa', dueAt: '2026-07-01T12:00:00.000Z' },
    ...parts,
  }
}
