import { benchSecret } from '../payload.ts'

export const tableSql = 'CREATE TABLE IF NOT EXISTS entries (id INTEGER PRIMARY KEY, uuid TEXT, status TEXT, body TEXT)'
export const insertSql = 'INSERT INTO entries (uuid, status, body) VALUES (?, ?, ?)'

/** Only what Express has parsed comes here, and only the bench posts to it. */
export interface Parsed {
  readonly meta?: { readonly secret?: string }
  readonly data: { readonly attributes: { readonly uuid: string; readonly status: string } }
}

/** The columns of a delivery with the right secret; null for any other. */
export function readHook(body: Parsed): readonly [uuid: string, status: string, body: string] | null {
  if (body.meta?.secret !== benchSecret) return null
  const { uuid, status } = body.data.attributes
  return [uuid, status, JSON.stringify(body.data)]
}
