import { renameSync, rmSync } from 'node:fs'
import type { Database } from './database.ts'
import { makeOwnFile } from './own-file.ts'
import { makeTrouble, onFile, StoreError } from './trouble.ts'

/** One step from a version of a schema to the next: SQL without BEGIN and COMMIT. */
export interface Migration {
  readonly sql: string
}

export interface MigrationPlan {
  readonly file: string
  /** Step n leads from version n to version n + 1; SQLite's `user_version` holds the version. */
  readonly migrations: readonly Migration[]
  /** Whether a copy of an older file is kept. Not for what can be rebuilt. */
  readonly backup: boolean
}

/** Brings a file to this app's version in one transaction. Throws StoreError for a file of a newer app. */
export function migrate(database: Database, { file, migrations, backup }: MigrationPlan): void {
  onFile(file, () => {
    const version = versionOf(database)
    const target = migrations.length
    if (version > target) throw new StoreError(makeTrouble('newer', file))
    if (version === target) return
    if (backup && version > 0) keepCopy(database, `${file}.before-v${target}`)
    database
      .transaction(() => {
        for (const step of migrations.slice(versionOf(database))) database.exec(step.sql)
        database.pragma(`user_version = ${target}`)
      })
      .immediate()
  })
}

/** For connections that only read: they cannot migrate and must not guess. */
export function assertVersion(database: Database, { file, migrations }: Omit<MigrationPlan, 'backup'>): void {
  if (versionOf(database) > migrations.length) throw new StoreError(makeTrouble('newer', file))
}

export function versionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}

/** Under its final name only when it is whole. */
function keepCopy(database: Database, copy: string): void {
  const unfinished = `${copy}.part`
  rmSync(unfinished, { force: true })
  makeOwnFile(unfinished)
  database.prepare('VACUUM INTO ?').run(unfinished)
  renameSync(unfinished, copy)
}
