import type { Migration } from '../../migrate.ts'
import { entries } from '../../migrations/journal/0001-entries.ts'
import { segments } from '../../migrations/journal/0002-segments.ts'
import { checksums } from '../../migrations/journal/0003-checksums.ts'

export const journalMigrations: readonly Migration[] = [entries, segments, checksums]
