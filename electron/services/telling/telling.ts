import type { Notice } from '../../contract/notice.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { createRefusalWatch } from '../receiving/refusal-watch.ts'
import type { Store } from '../store/store.ts'
import { createNoticeDesk, type NoticeDesk, type ShowNotice } from './notice-desk.ts'
import { type AskNoticeServer, createNoticeReach, type NoticeReach } from './notice-reach.ts'

interface Deps {
  readonly host: {
    readonly show: ShowNotice
    readonly askNoticeServer?: AskNoticeServer
    readonly where: 'desktop' | 'terminal'
  }
  readonly append: Store['append']
  readonly clock: Clock
  readonly log: Log
  readonly sourceName: (sourceId: string) => string
  /** Whether notices reach a person is different from before. */
  readonly onReachChange: () => void
}

/** Everything that puts notices before a person. */
export interface Telling {
  readonly notices: NoticeDesk
  readonly reach: NoticeReach
  readonly refusals: ReturnType<typeof createRefusalWatch>
}

export function createTelling({ host, append, clock, log, sourceName, onReachChange }: Deps): Telling {
  const reach = createNoticeReach({
    show: host.show,
    where: host.where,
    askServer: host.askNoticeServer ?? (async () => 'unknown'),
    onChange(kind) {
      if (kind === 'taken') notices.retry()
      onReachChange()
    },
  })
  const notices = createNoticeDesk({ show: reach.show, where: host.where, append, clock, log })
  const tell = (notice: Notice): void => notices.tell([notice])
  return { notices, reach, refusals: createRefusalWatch({ sourceName, tell }) }
}
