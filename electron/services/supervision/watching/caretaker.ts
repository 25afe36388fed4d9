import type { RetentionSettings } from '../../../contract/settings/settings.ts'
import type { Clock } from '../../clock.ts'
import type { DataFolder } from '../../folder/data-folder.ts'
import type { Log } from '../../log.ts'
import type { Store } from '../../store/store.ts'
import { createUpkeep, type Upkeep } from '../../store/upkeep/upkeep.ts'

/** Nothing is urgent: the start belongs to what people wait for. Milliseconds, as all of these. */
const firstRoundMs = 60_000
const roundEveryMs = 10 * 60_000
/** Looking for texts that may go means looking at everything that has one, and for what is too old, at everything. */
const lookAtAllEveryMs = 6 * 60 * 60_000
/** Between two steps the disk belongs to what comes in. */
const nextStepMs = 100
const whenBusyMs = 2_000

const clockLeapt =
  'The clock of this computer is more than a month ahead of when Hover Tray looked last. Nothing is taken out by its age ' +
  'until it went on like that for a day. If it is wrong, set it right; if it is right, hover-tray prune does not wait.'

interface Deps {
  readonly clock: Clock
  readonly upkeep: Upkeep
  readonly retention: () => RetentionSettings
  readonly store: Pick<Store, 'settled'>
  readonly log: Log
}

/** What a look at everything has come to. */
interface Look {
  readonly since: number
  readonly after: number | null
  readonly isOfAll: boolean
}

/** Packs, trims and prunes what is old, in rounds of small steps. */
export function createCaretaker({ clock, upkeep, retention, store, log }: Deps) {
  let isStopped = false
  let cancel = (): void => {}
  let working: Promise<void> = Promise.resolve()
  let round = { packed: 0, trimmed: 0, pruned: 0 }
  let isHeldBack = false
  let look: Look = { since: clock.now(), after: 0, isOfAll: true }

  async function step(): Promise<void> {
    const now = clock.now()
    // A clock that was set back would put the next look off for as long.
    if (now - look.since >= lookAtAllEveryMs || now < look.since) look = { since: now, after: 0, isOfAll: true }
    const done = await upkeep.step({ retention: retention(), now, trimAfter: look.after, looksAtAll: look.isOfAll })
    // What comes in goes first.
    if (!done.ok && done.trouble.kind === 'locked') return schedule(whenBusyMs)
    if (!done.ok) {
      log('error', 'upkeep-failed', { kind: done.trouble.kind, sentence: done.trouble.sentence })
      return endRound()
    }
    const { packed, trimmed, pruned, isDone, isBusy } = done.step
    if (done.step.isHeldBack && !isHeldBack) log('warn', 'retention-held-back', { sentence: clockLeapt })
    isHeldBack = done.step.isHeldBack
    look = { ...look, after: done.step.trimAfter, isOfAll: done.step.looksAtAll }
    round = { packed: round.packed + packed, trimmed: round.trimmed + trimmed, pruned: round.pruned + pruned }
    // What was written to the journal is projected now, and not with the next delivery.
    if (trimmed + pruned > 0) await store.settled()
    if (isDone) return endRound()
    // A projector that is far behind takes longer than the pause between two steps.
    schedule(isBusy ? whenBusyMs : nextStepMs)
  }

  async function endRound(): Promise<void> {
    if (round.packed + round.trimmed + round.pruned > 0) log('info', 'upkeep', round)
    round = { packed: 0, trimmed: 0, pruned: 0 }
    await upkeep.rest()
    schedule(roundEveryMs)
  }

  function schedule(ms: number): void {
    if (isStopped) return
    cancel = clock.after(ms, () => {
      working = step().catch(() => {
        log('error', 'upkeep-failed')
        schedule(roundEveryMs)
      })
    })
  }

  schedule(firstRoundMs)
  return {
    /** Resolves when it touches the store no more. */
    async stop(): Promise<void> {
      isStopped = true
      cancel()
      await working
      await upkeep.rest()
    },
  }
}

/** Looks after the data of a folder that is open. */
export function lookAfter({ settings, store, log, place }: DataFolder, clock: Clock, threadFile: URL) {
  const upkeep = createUpkeep({ ...place, threadFile })
  return createCaretaker({ clock, upkeep, store, log, retention: () => settings.get().retention })
}
