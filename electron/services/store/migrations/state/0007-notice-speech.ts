import type { Migration } from '../../migrate.ts'

/** Title and body of a notice in no language, as JSON beside the English; null of what was told before. */
export const noticeSpeech: Migration = {
  sql: 'ALTER TABLE notices ADD COLUMN said TEXT;',
}
