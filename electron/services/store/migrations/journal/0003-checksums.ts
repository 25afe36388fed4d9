import type { Migration } from '../../migrate.ts'

/**
 * CRC-32 of what an entry says (`journal/entries/checksum.ts`), from 0 to 4,294,967,295. Null: written by an earlier version, or with
 * a text that is not stored as it was given.
 */
export const checksums: Migration = {
  sql: 'ALTER TABLE entries ADD COLUMN checksum INTEGER;',
}
