import type { Migration } from '../migrate.ts'
import { entries } from '../migrations/journal/0001-entries.ts'

export const journalMigrations: readonly Migration[] = [entries]
