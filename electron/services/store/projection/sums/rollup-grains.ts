export const hourMs = 3_600_000

/** Sums are kept by hours, days and months of UTC, so that a long time is read from few rows. */
export const grains = { hour: 0, day: 1, month: 2 } as const
export type Grain = (typeof grains)[keyof typeof grains]

/** How long hours are told apart by action, operator and country; before that, days are. */
export const detailedHours = 62 * 24

/** The beginning of the UTC day, in hours since 1970. */
export function dayOf(hour: number): number {
  return Math.floor(hour / 24) * 24
}

/** The beginning of the UTC month, in hours since 1970. */
export function monthOf(hour: number): number {
  return beginningOfMonth(hour, 0)
}

/** The beginning of the UTC month after, in hours since 1970. */
export function nextMonthOf(hour: number): number {
  return beginningOfMonth(hour, 1)
}

/** So many months after that of an hour. `Date.UTC` would take the years 0 to 99 for 1900 to 1999. */
function beginningOfMonth(hour: number, later: number): number {
  const date = new Date(hour * hourMs)
  date.setUTCFullYear(date.getUTCFullYear(), date.getUTCMonth() + later, 1)
  return date.setUTCHours(0, 0, 0, 0) / hourMs
}

export interface Piece {
  readonly grain: Grain
  /** In hours since 1970; `to` is not included. */
  readonly from: number
  readonly to: number
}

/** The fewest rows that together are exactly the hours from `from` to before `to`: hours, days, months, days, hours. */
export function piecesOf(from: number, to: number): readonly Piece[] {
  const [firstDay, lastDay] = [dayOf(from + 23), dayOf(to)]
  if (firstDay >= lastDay) return filled([{ grain: grains.hour, from, to }])
  const firstMonth = monthOf(firstDay) === firstDay ? firstDay : nextMonthOf(firstDay)
  const lastMonth = monthOf(lastDay)
  const whole: readonly Piece[] =
    firstMonth >= lastMonth
      ? [{ grain: grains.day, from: firstDay, to: lastDay }]
      : [
          { grain: grains.day, from: firstDay, to: firstMonth },
          { grain: grains.month, from: firstMonth, to: lastMonth },
          { grain: grains.day, from: lastMonth, to: lastDay },
        ]
  return filled([{ grain: grains.hour, from, to: firstDay }, ...whole, { grain: grains.hour, from: lastDay, to }])
}

function filled(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.filter(({ from, to }) => from < to)
}
