import { type DataPlace, journalFile } from '../../data-place.ts'
import { type Database, openForReading, openForWriting } from '../../database.ts'
import { assertVersion, migrate } from '../../migrate.ts'
import { onFile } from '../../trouble.ts'
import { giveIdentity } from './identity.ts'
import { journalMigrations } from './journal-schema.ts'

/** Opens or creates the journal, migrated and durable. Throws StoreError; a damaged journal is never touched. */
export function openJournal({ dataDir, nativeBinding }: DataPlace): Database {
  const file = journalFile(dataDir)
  const database = openForWriting({ file, nativeBinding }, 'FULL')
  try {
    migrate(database, { file, migrations: journalMigrations, backup: true })
    onFile(file, () => giveIdentity(database))
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

export function openJournalForReading({ dataDir, nativeBinding }: DataPlace): Database {
  const file = journalFile(dataDir)
  const database = openForReading({ file, nativeBinding })
  try {
    assertVersion(database, { file, migrations: journalMigrations })
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
