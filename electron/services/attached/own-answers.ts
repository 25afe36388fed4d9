import type { AppState } from '../../contract/bridge/app-state.ts'
import type { News } from '../../contract/bridge/ipc.ts'
import type { OwnQuestion } from '../../contract/bridge/question-places.ts'
import type { Health } from '../../contract/health.ts'
import { createAboutAnswers } from '../answering/about-answers.ts'
import type { Answering } from '../answering/answers.ts'
import { fail } from '../answering/ask.ts'
import { createDesktopAnswers } from '../answering/desktop-answers.ts'
import type { HostDesktop } from '../answering/host-desktop.ts'
import { createLookAnswers } from '../answering/look-answers.ts'
import { createSnoozeAnswers } from '../answering/snooze-answers.ts'
import type { UpdateAnswering } from '../answering/update-answers.ts'
import type { Clock } from '../clock.ts'
import { createChosenWriter } from '../own-data/chosen-writer.ts'
import type { HostFiles } from '../own-data/host-files.ts'
import type { EngineAnswering } from '../supervision/attached/engine-answers.ts'
import type { NoticeTester } from '../telling/notice-tester.ts'
import { seenFileIn, writeSeen } from '../telling/seen-mark.ts'
import type { DesktopFolder } from './desktop-folder.ts'

interface Deps {
  readonly host: {
    readonly dataDir: string
    readonly version: string
    readonly desktop?: HostDesktop
    readonly files?: HostFiles
    readonly openExternal: (url: string) => void
    readonly writeClipboard: (text: string) => void
    readonly quit?: () => void
  }
  readonly folder: DesktopFolder
  readonly clock: Clock
  readonly tester: NoticeTester
  readonly state: () => Promise<AppState>
  readonly health: () => Health
  readonly updates: UpdateAnswering
  readonly engine: EngineAnswering
  readonly tell: (news: News) => void
}

/** What a desktop answers by itself while it shows an engine elsewhere. */
export function createOwnAnswers(deps: Deps): Pick<Answering, OwnQuestion> {
  const { host, folder, clock, tester, health } = deps
  const { settings } = folder
  const writer = createChosenWriter({
    ...host,
    files: host.files,
    tell: progress => deps.tell({ kind: 'data-progress', progress }),
  })
  const snoozes = createSnoozeAnswers({ settings, now: clock.now })
  return {
    ...createAboutAnswers({ ...host, folder, writer, checkHealth: async () => health(), now: clock.now }),
    ...createDesktopAnswers({ settings, tester, desktop: host.desktop }),
    ...createLookAnswers({ settings, writeClipboard: host.writeClipboard }),
    ...deps.updates,
    ...deps.engine,
    'app.state': async () => ({ ok: true, value: await deps.state() }),
    'notices.snooze': async asked => (asked.scope.kind === 'all' ? snoozes['notices.snooze'](asked) : forAll),
    'notices.resume': async asked => {
      if (asked.scope.kind !== 'all') return forAll
      const isOurs = settings.get().noticeRules.snoozes.some(({ scope }) => scope.kind === 'all')
      return isOurs ? snoozes['notices.resume'](asked) : quietThere
    },
    'report.seen': async () => {
      writeSeen(seenFileIn(host.dataDir), clock.now())
      return { ok: true, value: null }
    },
  }
}

const forAll = fail(
  'refused',
  'This would keep it from everybody. Snooze it on the computer of the engine; here you can be quiet about everything.',
)
const quietThere = fail('refused', 'The engine itself is snoozed, for everybody. End that on its computer.')
