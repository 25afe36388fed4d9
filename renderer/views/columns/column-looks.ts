import {
  type ColumnId,
  type ColumnWidths,
  fixedColumns,
  narrowestColumn,
  type WindowSettings,
  widestColumn,
} from '../../../electron/contract/settings/window.ts'

export function toggled(columns: readonly ColumnId[], id: ColumnId): readonly ColumnId[] {
  return columns.includes(id) ? columns.filter(one => one !== id) : [...columns, id]
}

/** With what was at one place at another. */
export function moved<T>(items: readonly T[], from: number, to: number): readonly T[] {
  return items.toSpliced(from, 1).toSpliced(to, 0, ...items.slice(from, from + 1))
}

/** Widths in rem with one more; null takes the usual one. */
export function withWidth(widths: ColumnWidths, id: ColumnId, rem: number | null): ColumnWidths {
  const { [id]: _before, ...others } = widths
  return rem === null ? others : { ...others, [id]: bounded(rem) }
}

/** To a twentieth of a rem, so that what is kept reads well. */
function bounded(rem: number): number {
  return Math.round(Math.min(widestColumn, Math.max(narrowestColumn, rem)) * 20) / 20
}

/** Leaves a column out; null where the list cannot do without it. */
export function without({ columns, ...looks }: WindowSettings, id: ColumnId): WindowSettings | null {
  return fixedColumns.includes(id) ? null : { ...looks, columns: columns.filter(one => one !== id) }
}
