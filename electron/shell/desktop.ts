import { app, clipboard } from 'electron'
import type { ActionId } from '../contract/actions.ts'
import type { News } from '../contract/bridge/ipc.ts'
import { type RepairAction, settingsOfRepair } from '../contract/health.ts'
import type { Notice, NoticeEvent } from '../contract/notices/notice.ts'
import type { Snoozing } from '../contract/settings/notice-rules.ts'
import { snoozeOfAll } from '../core/rules/snoozing.ts'
import { isTest } from '../core/telling/desktop-notice.ts'
import { type TrayAction, trayView } from '../core/telling/tray-view.ts'
import type { WatchedApp } from '../running-app.ts'
import type { Log } from '../services/log.ts'
import { systemZone } from '../services/system-zone.ts'
import { isUpdateNotice } from '../services/updates/update-notice.ts'
import { tongueNow } from './tongue.ts'
import { markCount } from './tray/count-mark.ts'
import { iconFolder } from './tray/icon-folder.ts'
import { createTray } from './tray/tray.ts'
import type { TrayPresence } from './tray/tray-presence.ts'
import { openIpc } from './window/ipc.ts'
import { mayAsk } from './window/page-address.ts'
import type { MainWindow } from './window/window.ts'

interface Deps {
  readonly running: WatchedApp
  readonly window: MainWindow
  readonly log: Log
  readonly presence: TrayPresence
}

/** Lets the window ask the engine, which may still be starting: the page loads meanwhile. Returns how to end that. */
export function answerWindow({
  engine,
  window,
  log,
}: Pick<Deps, 'window' | 'log'> & { engine: Promise<WatchedApp> }): () => void {
  return openIpc({ engine, isTrusted: frame => mayAsk(frame, window.current()?.webContents.mainFrame), log })
}

/** Connects the running engine with window and tray. Returns how to take them away. */
export function openDesktop({ running, window, log, presence }: Deps): () => void {
  const tray = createTray({ iconFolder: iconFolder(), act })

  function act(action: TrayAction): void {
    switch (action.kind) {
      case 'open':
        return window.open()
      case 'open-transaction':
        running.failures.see(action.noticeId)
        return openTransaction(window, action.id)
      case 'acknowledge':
        return running.failures.acknowledge(action.noticeIds)
      case 'snooze':
        return snooze({ until: action.forMs === null ? null : new Date(Date.now() + action.forMs).toISOString() })
      case 'resume':
        return void running.answers['notices.resume']({ scope: { kind: 'all' } }).catch(() =>
          log('error', 'not-resumed'),
        )
      case 'act':
        return actIn(window, action.action)
      case 'copy-url':
        return void clipboard.writeText(action.url)
      case 'repair':
        return repair(action.action, action.sourceId)
      case 'quit':
        return app.quit()
    }
  }

  function snooze({ until }: Snoozing): void {
    running.answers['notices.snooze']({ scope: { kind: 'all' }, until }).catch(() => log('error', 'not-snoozed'))
  }

  function repair(action: RepairAction, sourceId: string | null): void {
    const section = settingsOfRepair[action]
    if (section !== null) {
      window.open()
      window.send({ kind: 'open-settings', section, sourceId })
      return
    }
    switch (action) {
      case 'retry':
        return running.kick()
      case 'test-notification':
        return void running.answers['notifications.test'](undefined)
    }
  }

  let isRendering = false
  let isStale = false

  /** One at a time; what happens meanwhile is drawn in another round. */
  async function refreshTray(): Promise<void> {
    isStale = true
    if (isRendering) return
    isRendering = true
    while (isStale) {
      isStale = false
      const [counts, failures] = await Promise.all([running.counts(), running.failures.list()])
      const snooze = snoozeOfAll(running.settings().noticeRules.snoozes, Date.now())
      const facts = { connection: running.connection(), health: running.health(), counts, failures, snooze }
      const view = trayView({ ...facts, now: Date.now(), zone: systemZone() }, tongueNow(running))
      tray.render(view)
      markCount(window.current(), view)
    }
    isRendering = false
  }
  const refresh = () => {
    refreshTray().catch(() => {
      isRendering = false
      log('warn', 'tray-not-rendered')
    })
  }

  const stopNews = running.onNews((news: News) => {
    window.send(news)
    refresh()
  })
  const stopFailures = running.failures.onChange(refresh)
  presence.onChange(what => (what === 'renewed' ? tray.renew() : window.surface()))
  refresh()

  return () => {
    stopNews()
    stopFailures()
    tray.destroy()
  }
}

/** Shows what a notice is about to the person who opens it. */
export function openFrom(window: MainWindow, notice: Notice, event: NoticeEvent): void {
  if (event.kind !== 'acted' || event.action !== 'open' || isTest(notice)) return
  if (isUpdateNotice(notice)) actIn(window, 'go-settings:updates')
  else if (notice.transactionId === null) window.open()
  else openTransaction(window, notice.transactionId)
}

export function openTransaction(window: MainWindow, id: string): void {
  window.open()
  window.send({ kind: 'open-transaction', id })
}

/** Does what was chosen in a menu, in the window. */
export function actIn(window: MainWindow, action: ActionId): void {
  window.open()
  window.send({ kind: 'act', action })
}
