import type { Notice } from '../../contract/notices/notice.ts'
import type { Snoozing } from '../../contract/settings/notice-rules.ts'
import { snoozeFor, snoozeOfAll, withSnoozeOfAll } from '../../core/rules/snoozing.ts'
import { snoozeMs } from '../../core/telling/desktop-notice.ts'
import type { Clock } from '../clock.ts'
import type { SettingsFile } from '../folder/settings-file.ts'
import type { Log } from '../log.ts'
import { createRefusalWatch } from '../receiving/refusal-watch.ts'
import type { Store } from '../store/store.ts'
import { createNoticeActs } from './notice-acts.ts'
import { createNoticeDesk, type ShowNotice } from './notice-desk.ts'
import type { NoticeDesktop } from './notice-desktop.ts'
import { type AskNoticeServer, createNoticeReach, type NoticeReach } from './notice-reach.ts'
import { createNoticeTester, type NoticeTester } from './notice-tester.ts'
import { createOpenFailures, type OpenFailures } from './open-failures.ts'
import { createSnoozedDesk, type SnoozedDesk } from './snoozed-desk.ts'

interface Deps {
  readonly host: {
    readonly show: ShowNotice
    readonly askNoticeServer?: AskNoticeServer
    readonly noticeDesktop?: NoticeDesktop
    readonly where: 'desktop' | 'terminal'
  }
  readonly store: Pick<Store, 'append' | 'openFailures'>
  readonly settings: Pick<SettingsFile, 'get' | 'update' | 'onChange'>
  readonly newId: () => string
  readonly clock: Clock
  readonly log: Log
  readonly sourceName: (sourceId: string) => string
  /** Whether notices reach a person is different from before. */
  readonly onReachChange: () => void
}

/** Everything that puts notices before a person. */
export interface Telling {
  readonly notices: SnoozedDesk
  readonly reach: NoticeReach
  readonly refusals: ReturnType<typeof createRefusalWatch>
  readonly tester: NoticeTester
  readonly failures: OpenFailures
}

export function createTelling(deps: Deps): Telling {
  const { host, store, settings, newId, clock, log, sourceName, onReachChange } = deps
  const reach = createNoticeReach({
    show: host.show,
    where: host.where,
    askServer: host.askNoticeServer ?? (async () => 'unknown'),
    onChange(kind) {
      if (kind === 'taken') notices.retry()
      onReachChange()
    },
  })
  const snooze = () => snoozeOfAll(settings.get().noticeRules.snoozes, clock.now())
  const setSnooze = (next: (before: Snoozing | null) => Snoozing | null) =>
    settings.update(before => {
      const { snoozes } = before.noticeRules
      const after = withSnoozeOfAll(snoozes, next(snoozeOfAll(snoozes, clock.now())), clock.now())
      return { ...before, noticeRules: { ...before.noticeRules, snoozes: [...after] } }
    })
  const notices = createSnoozedDesk({
    desk: createNoticeDesk({
      ...{ show: reach.show, where: host.where, append: store.append, clock, log, isSnoozed: () => snooze() !== null },
      ...(host.noticeDesktop && { close: host.noticeDesktop.close }),
    }),
    clock,
    snooze,
    onOver: () => setSnooze(() => null),
  })
  settings.onChange(notices.follow)
  notices.follow()
  const { noticeDesktop: desktop } = host
  const tester = createNoticeTester({
    ...{ show: reach.show, where: host.where, clock, newId },
    ...(desktop && { look: desktop.look }),
  })
  const failures = createOpenFailures({ read: store.openFailures, desk: notices })
  const act = createNoticeActs({
    ...{ failures, onSeen: reach.seen },
    snooze: () => setSnooze(before => snoozeFor(snoozeMs, before, clock.now())),
  })
  desktop?.onEvent((notice, event) => {
    tester.happened(notice, event)
    act(notice, event)
  })
  desktop?.onServer(() => void reach.look())
  const tell = (notice: Notice): void => notices.tell([notice])
  return { notices, reach, tester, failures, refusals: createRefusalWatch({ sourceName, tell }) }
}
