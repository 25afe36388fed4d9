import type { CatchUpDesk } from '../catch-up/catch-up-desk.ts'
import type { StoreNews } from '../store/store.ts'
import type { NoticeKeeper } from '../supervision/notices/notice-keeper.ts'
import type { ForwardKeeper } from '../supervision/other-systems/forward-keeper.ts'
import type { Watchdog } from '../supervision/watching/watchdog.ts'
import type { NewsDesk } from './news-desk.ts'
import type { NoticeDesk } from './notice-desk.ts'
import type { OpenFailures } from './open-failures.ts'

interface Deps {
  readonly news: Pick<NewsDesk, 'forgotten' | 'gone' | 'transactions' | 'quarantined'>
  readonly notices: Pick<NoticeDesk, 'forget' | 'tell' | 'grow' | 'acknowledged'>
  readonly watchdog: Pick<Watchdog, 'note'>
  readonly keeper: Pick<NoticeKeeper, 'note'>
  readonly forwarding: Pick<ForwardKeeper, 'note'>
  readonly failures: Pick<OpenFailures, 'changed'>
  readonly doubt: CatchUpDesk['doubt']
}

/** Hands what a commit of the projector brought to whoever follows it. What was forgotten first: the rest came after it. */
export function createNewsSpread(deps: Deps): (told: StoreNews) => void {
  const { news, notices, watchdog, keeper, failures, forwarding, doubt } = deps
  return told => {
    if (told.forgotten.length > 0) news.forgotten(told.forgotten, told.counts)
    if (told.gone.length > 0) news.gone(told.gone, told.counts)
    notices.forget(told.forgotten)
    watchdog.note(told.transactions)
    if (told.transactions.length > 0) news.transactions(told.transactions, told.counts)
    doubt(told.doubts)
    if (told.quarantined > 0) news.quarantined()
    notices.tell(told.notices)
    notices.grow(told.grown)
    if (told.acknowledged.length > 0) {
      notices.acknowledged(told.acknowledged)
      failures.changed()
    }
    keeper.note()
    forwarding.note()
  }
}
