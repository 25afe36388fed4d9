/** The place in a list after which the next page starts. */
export interface ListPlace {
  readonly startedAt: number
  readonly key: number
}

/** What is behind one place, up to another one with it; null: from the newest, and to the oldest. */
export interface Stretch {
  readonly after: ListPlace | null
  readonly through: ListPlace | null
}

export function writeCursor({ startedAt, key }: ListPlace): string {
  return Buffer.from(`${startedAt}.${key}`).toString('base64url')
}

/** Null for a text that is no cursor of ours: then the list starts at its newest row. */
export function readCursor(text: string | null): ListPlace | null {
  if (text === null) return null
  const parts = /^(-?\d{1,16})\.(\d{1,16})$/.exec(Buffer.from(text, 'base64url').toString('latin1'))
  return parts === null ? null : { startedAt: Number(parts[1]), key: Number(parts[2]) }
}
