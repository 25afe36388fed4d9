import { exactTime, relativeTime } from '../when.ts'

/** A time in relative words; the exact one is in its title. */
export function When({ iso, now }: { readonly iso: string; readonly now: Date }) {
  return (
    <time dateTime={iso} title={exactTime(iso)}>
      {relativeTime(iso, now)}
    </time>
  )
}
