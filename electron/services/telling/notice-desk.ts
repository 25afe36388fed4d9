import type { Notice, NoticeTopic } from '../../contract/notices/notice.ts'
import { heldDigestOf } from '../../core/telling/late-digest.ts'
import { alone, arrive, type Burst, type Decision, endWindow, type Showing } from '../../core/telling/notice-batch.ts'
import { toldAgain } from '../../core/telling/told-again.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { ActEntry } from '../store/journal/entries/entry.ts'
import type { Appended } from '../store/store.ts'
import { createGathering } from './gathering.ts'
import { createHeldBack } from './held-back.ts'
import { createNoticeJournal } from './notice-journal.ts'
import { type CloseNotice, createOnTheScreen } from './on-the-screen.ts'
import { createStormShows } from './storm-shows.ts'
import { createWaitingNotices } from './waiting-notices.ts'

/**
 * Puts one notice before a person. `failed`: it may never have come on the screen, and is not tried again. `no-server`:
 * nothing here shows notices now, so it surely did not, and is shown once something does.
 */
export type ShowNotice = (notice: Notice) => Promise<'shown' | 'failed' | 'no-server'>

interface Deps {
  readonly show: ShowNotice
  /** Left out where nothing that is shown can be taken back. */
  readonly close?: CloseNotice
  /** Whether everything is snoozed: what waited for company, or a storm that grew, is not shown meanwhile either. */
  readonly isSnoozed?: () => boolean
  readonly where: 'desktop' | 'terminal'
  readonly append: (entry: ActEntry) => Promise<Appended>
  readonly clock: Clock
  readonly log: Log
}

export interface NoticeDesk {
  /** Shows each notice once, alone or in a summary; the same notice may be handed over again. */
  tell(notices: readonly Notice[]): void
  /** Shows these at once: of each topic a few one by one, many as one. Each is shown again if it was before. */
  tellTogether(notices: readonly Notice[]): void
  /** Notices of storms that stand for more than when they were told: each takes its own place. */
  grow(notices: readonly Notice[]): void
  /** What was held back: each group as one. */
  release(groups: readonly (readonly Notice[])[]): void
  /** Shows a notice once more in its own place, because nobody has acknowledged it. */
  showAgain(notice: Notice): void
  /** A person has seen what is on the screen, or sees to it: a summary counts for all that it sums up. */
  clicked(noticeId: string): void
  acknowledge(noticeId: string): void
  /** Somebody acknowledged these, wherever they did: they go from the screen, and what waits of them is not shown. */
  acknowledged(noticeIds: readonly string[]): void
  /** Nobody is told of these sources any more: what waits of them is dropped. */
  forget(sourceIds: readonly string[]): void
  /** How many notices wait until something here shows them. */
  waiting(): number
  /** Shows what was to be shown while everything was snoozed. */
  resume(): void
  /** Tries now to show what waits: something that shows notices may be there again. */
  retry(): void
  /**
   * Shows at once what waits for company. Resolves when everything handed over so far was shown and journaled; what could
   * not be shown stays due for the next start.
   */
  idle(): Promise<void>
  /** As idle, and takes no more: what comes later is due at the next start, because nobody could journal it any more. */
  close(): Promise<void>
}

/**
 * Between the projector and the desktop. A notice is journaled as shown only after it was, so a crash in between shows
 * it again after the start: told twice in the worst case, never not at all. What still waits for company is due then too,
 * and so is what waits for a desktop that shows notices.
 */
export function createNoticeDesk({ show, close = () => {}, isSnoozed = () => false, ...deps }: Deps): NoticeDesk {
  const { clock, log } = deps
  const taken = new Set<string>()
  const journal = createNoticeJournal(deps)
  const bursts = new Map<NoticeTopic, { readonly burst: Burst; readonly cancel: () => void }>()
  const gathering = createGathering({ clock, put })
  let last: Promise<void> = Promise.resolve()
  let isClosed = false
  const screen = createOnTheScreen(close)
  const heldBack = createHeldBack(put)
  const waiting = createWaitingNotices({ clock, log, put })
  const storms = createStormShows({ clock, put })

  async function showOne({ notice, ids }: Showing): Promise<void> {
    if (screen.isOver({ notice, ids })) return waiting.done(ids)
    if (isSnoozed()) return heldBack.keep({ notice, ids })
    // Known to be in vain: each attempt would only cost the desktop a question.
    const result = waiting.isWaiting() ? 'no-server' : await show(notice).catch(() => 'failed' as const)
    if (result === 'no-server') return waiting.keep({ notice, ids })
    waiting.done(ids)
    if (result === 'shown') screen.showed({ notice, ids })
    if (result === 'failed') log('warn', 'notice-failed', { topic: notice.topic, status: notice.status })
    journal.showed({ notice, ids }, result)
  }

  function put(showing: Showing): void {
    last = last.then(() => showOne(showing))
  }

  /** Shows what was decided, and waits for the end of the window if there is one. */
  function follow(topic: NoticeTopic, { show: showings, burst }: Decision): void {
    bursts.get(topic)?.cancel()
    bursts.delete(topic)
    for (const showing of showings) put(showing)
    if (burst === null) return
    const cancel = clock.after(burst.endsAt - clock.now(), () => follow(topic, endWindow(burst, clock.now())))
    bursts.set(topic, { burst, cancel })
  }

  function note(notice: Notice): void {
    taken.add(notice.id)
    waiting.take(notice)
  }

  function take(notice: Notice): void {
    switch (notice.topic) {
      case 'digest':
        return gathering.add(notice)
      case 'quarantine':
      case 'refusals':
      case 'damage':
        return put(alone(notice))
      case 'silence':
      case 'drift':
        return storms.tell(notice)
      case 'status':
      case 'stuck':
      case 'flag':
        if (notice.incident !== undefined) return storms.tell(notice)
        return follow(notice.topic, arrive(bursts.get(notice.topic)?.burst ?? null, notice, clock.now()))
    }
  }

  async function idle(): Promise<void> {
    gathering.flush()
    storms.flush()
    for (const [topic, { burst, cancel }] of [...bursts]) {
      cancel()
      bursts.delete(topic)
      for (const showing of endWindow(burst, clock.now()).show) put(showing)
    }
    await last
    await journal.settled()
    waiting.rest()
  }

  return {
    idle,
    close() {
      isClosed = true
      return idle()
    },
    tell(notices) {
      if (isClosed) return
      for (const notice of notices) {
        if (taken.has(notice.id)) continue
        note(notice)
        take(notice)
      }
    },
    tellTogether(notices) {
      if (isClosed) return
      for (const notice of notices) note(notice)
      for (const showing of toldAgain(notices, clock.now())) put(showing)
    },
    grow(notices) {
      if (isClosed) return
      for (const notice of notices) if (!waiting.grow(notice)) storms.grow(notice)
    },
    release(groups) {
      if (isClosed) return
      for (const group of groups) {
        const fresh = group.filter(({ id }) => !taken.has(id))
        for (const notice of fresh) note(notice)
        const showing = heldDigestOf(fresh)
        if (showing !== null) put(showing)
      }
    },
    showAgain(notice) {
      if (!isClosed) put({ notice, ids: [] })
    },
    clicked: noticeId => screen.standsFor(noticeId).map(journal.clicked),
    acknowledge: noticeId => screen.standsFor(noticeId).map(journal.acknowledged),
    acknowledged: screen.acknowledged,
    waiting: waiting.count,
    forget(sourceIds) {
      const isGone = ({ id }: Pick<Notice, 'id'>) =>
        sourceIds.some(source => id.startsWith(`${source}/`) || id.startsWith(`${source}#`))
      waiting.drop(isGone)
      heldBack.drop(isGone)
    },
    resume: heldBack.release,
    retry: waiting.retry,
  }
}
