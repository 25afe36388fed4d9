import type { Migration } from '../../migrate.ts'

/**
 * Of which journal the state was made. Somebody may put another one in its place, and how far that goes says nothing then.
 * NULL: of one from before there were identities.
 */
export const madeOf: Migration = {
  sql: 'ALTER TABLE projection ADD COLUMN journal TEXT',
}
