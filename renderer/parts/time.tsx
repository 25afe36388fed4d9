import { exactTime, relativeTime, secondsTime, timeBelowDay } from '../when.ts'

interface WhenProps {
  readonly iso: string
  readonly now: Date
  /** `below-day` and `clock` stand where the day is said: relative while that is short, or the clock with seconds. */
  readonly form?: keyof typeof forms
}

const forms = { relative: relativeTime, 'below-day': timeBelowDay, clock: secondsTime } as const

/** A time in relative words, or in another form; the exact one is in its title. */
export function When({ iso, now, form = 'relative' }: WhenProps) {
  return (
    <time dateTime={iso} title={exactTime(iso)}>
      {forms[form](iso, now)}
    </time>
  )
}
