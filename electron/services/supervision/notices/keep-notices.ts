import type { Settings } from '../../../contract/settings/settings.ts'
import { rulesIn } from '../../../core/rules/rules-in.ts'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import { createSendOut } from '../../outgoing/send-out.ts'
import type { Vault } from '../../secrets/vault.ts'
import type { Store } from '../../store/store.ts'
import type { NoticeDesk } from '../../telling/notice-desk.ts'
import { createLadderClimber } from './ladder-climber.ts'
import { createNoticeKeeper, type NoticeKeeper } from './notice-keeper.ts'

interface Deps {
  readonly clock: Clock
  readonly store: Store
  readonly desk: Pick<NoticeDesk, 'tell' | 'grow' | 'release' | 'showAgain'>
  readonly settings: { readonly get: () => Settings }
  readonly vault: Pick<Vault, 'get'>
  readonly log: Log
}

/** Builds the keeper of notices, with the ladder and its channels. */
export function keepNotices({ clock, store, desk, settings, vault, log }: Deps): NoticeKeeper {
  const send = createSendOut({ vault, fetch: globalThis.fetch, now: clock.now })
  const { append } = store
  const rules = () => rulesIn(settings.get()).rules
  const ladder = createLadderClimber({ clock, rules, send, showAgain: desk.showAgain, append, log })
  return createNoticeKeeper({ clock, store, desk, ladder, log })
}
