import type { Overload } from '../../../core/health/facts.ts'
import { spanText } from '../../../core/ussd/stuck.ts'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'

interface Deps {
  readonly clock: Clock
  readonly log: Log
  /** It began, or is over. */
  readonly onChange: () => void
}

/** Knows when deliveries found no room, and tells when that begins and when it has ended: twice, however many they are. */
export interface OverloadWatch {
  /** So many more were answered with 503, because as many waited as may. */
  note(more: number): void
  /** The last time since the start; null when there was none. */
  overload(): Overload | null
  stop(): void
}

/** The queue is full and has room again many times within one burst. Milliseconds. */
const quietMs = 10_000

interface Spell {
  readonly since: number
  lastAt: number
  count: number
  isOver: boolean
}

export function createOverloadWatch({ clock, log, onChange }: Deps): OverloadWatch {
  let spell: Spell | null = null
  let cancel = (): void => {}

  const iso = (at: number): string => new Date(at).toISOString()

  function end(ended: Spell): void {
    cancel()
    ended.isOver = true
    const { count, since, lastAt } = ended
    const many = count === 1 ? '1 delivery was' : `${count} deliveries were`
    const sentence = `${many} answered with 503 within ${spanText(lastAt - since)}, because more came at once than could be kept. ${whatToDo}`
    log('error', 'deliveries-taken-again', { count, forMs: lastAt - since, sentence })
    onChange()
  }

  /** One timer for a whole spell: what comes meanwhile only moves its end. */
  function endWhenQuiet(open: Spell): void {
    const leftMs = open.lastAt + quietMs - clock.now()
    if (leftMs <= 0) end(open)
    else cancel = clock.after(leftMs, () => endWhenQuiet(open))
  }

  return {
    note(more) {
      if (spell !== null && !spell.isOver) {
        spell.lastAt = clock.now()
        spell.count += more
        return
      }
      spell = { since: clock.now(), lastAt: clock.now(), count: more, isOver: false }
      log('error', 'deliveries-turned-away', { sentence: begun })
      endWhenQuiet(spell)
      onChange()
    },
    overload() {
      if (spell === null) return null
      const { since, lastAt, count, isOver } = spell
      return { since: iso(since), until: isOver ? iso(lastAt) : null, count }
    },
    stop() {
      if (spell !== null && !spell.isOver) end(spell)
    },
  }
}

const begun =
  'More deliveries come at once than can be kept. What finds no room is answered with 503 and Retry-After until there is some.'
const whatToDo = 'Whether Hover sends them again is not known: look for their transactions at Hover.'
