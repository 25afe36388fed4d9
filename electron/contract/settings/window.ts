import { z } from 'zod'

/** What a column of the list can show. */
export const columnIds = [
  'status',
  'title',
  'operator',
  'outcome',
  'when',
  'country',
  'category',
  'source',
  'id',
  'since',
] as const
export type ColumnId = (typeof columnIds)[number]

/** Without these a row does not say what it is. */
export const fixedColumns: readonly ColumnId[] = ['status', 'title']

/** `relative`: `5 min ago`. `exact`: the clock with seconds, below the row that names the day. */
export const timeStyles = ['relative', 'exact'] as const
export type TimeStyle = (typeof timeStyles)[number]

/** How wide a column may be, in rem. */
export const narrowestColumn = 3
export const widestColumn = 60

/** How the list looks: the columns in their order, how wide those are that a person has sized, and its times. */
export const windowSettingsSchema = z.object({
  columns: z
    .array(z.enum(columnIds))
    .refine(columns => new Set(columns).size === columns.length, 'A column can be shown once.')
    .refine(columns => fixedColumns.every(id => columns.includes(id)), 'Keep the columns Status and Action.'),
  times: z.enum(timeStyles),
  /** In rem; the others are as wide as they usually are. */
  widths: z.partialRecord(z.enum(columnIds), z.number().min(narrowestColumn).max(widestColumn)).optional(),
})
export interface WindowSettings {
  readonly columns: readonly ColumnId[]
  readonly times: TimeStyle
  readonly widths?: ColumnWidths | undefined
}

export type ColumnWidths = Readonly<Partial<Record<ColumnId, number>>>

export const usualWindow: WindowSettings = {
  columns: ['status', 'title', 'operator', 'outcome', 'when'],
  times: 'relative',
}

/** As kept in the settings: what cannot be read here, such as a column of a later version, costs the looks alone. */
export const keptWindowSettingsSchema = windowSettingsSchema.catch(() => ({
  columns: [...usualWindow.columns],
  times: usualWindow.times,
}))
