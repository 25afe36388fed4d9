import { rulesIn } from '../../../core/rules/rules-in.ts'
import type { Clock } from '../../clock.ts'
import type { DataFolder } from '../../folder/data-folder.ts'
import { systemZone } from '../../system-zone.ts'
import type { NoticeDesk, ShowNotice } from '../../telling/notice-desk.ts'
import { seenFileIn, toldFileIn } from '../../telling/seen-mark.ts'
import { keepNotices } from '../notices/keep-notices.ts'
import type { NoticeKeeper } from '../notices/notice-keeper.ts'
import { createReportTeller, type ReportTeller } from '../notices/report-teller.ts'
import { lookAfter } from './caretaker.ts'
import { createNormalWatch, type NormalWatch } from './normal-watch.ts'
import { createWatchdog, type Watchdog } from './watchdog.ts'

interface Deps {
  readonly folder: DataFolder
  readonly dataDir: string
  readonly clock: Clock
  readonly desk: Pick<NoticeDesk, 'tell' | 'grow' | 'release' | 'showAgain'>
  readonly show: ShowNotice
  readonly upkeepThread: URL
  /** What is unusual is different from before. */
  readonly onUnusual: () => void
}

/** All that looks at what is stored as time passes. */
export interface Watch {
  readonly watchdog: Watchdog
  readonly keeper: NoticeKeeper
  readonly unusual: NormalWatch['open']
  readonly cameBack: ReportTeller['cameBack']
  /** Resolves when none of it touches the store any more. */
  stop(): Promise<void>
}

export function keepWatch({ folder, dataDir, clock, desk, show, upkeepThread, onUnusual }: Deps): Watch {
  const { store, settings, vault, log } = folder
  const time = { clock, store, log, zone: systemZone }
  const [watchdog, caretaker] = [createWatchdog(time), lookAfter(folder, clock, upkeepThread)]
  const normal = createNormalWatch({ ...time, sources: () => settings.get().sources, onChange: onUnusual })
  const report = createReportTeller({
    ...{ ...time, show, rules: () => rulesIn(settings.get()).rules },
    ...{ isOn: () => settings.get().notifications.awayReport },
    ...{ seenFile: seenFileIn(dataDir), toldFile: toldFileIn(dataDir) },
  })
  const keeper = keepNotices({ clock, store, desk, settings, vault, log })
  return {
    ...{ watchdog, keeper, unusual: normal.open, cameBack: report.cameBack },
    async stop() {
      await Promise.all([watchdog, normal, report, keeper, caretaker].map(one => one.stop()))
    },
  }
}
