import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { journalMigrations } from '../../../electron/services/store/journal/file/journal-schema.ts'
import { migrate, versionOf } from '../../../electron/services/store/migrate.ts'
import { stateMigrations } from '../../../electron/services/store/projection/state-schema.ts'
import { tempDir } from './store-kit.ts'

const first = { sql: 'CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1)' }
const second = { sql: 'ALTER TABLE a ADD COLUMN y INTEGER' }
const broken = { sql: 'CREATE TABLE b (x INTEGER) STRICT; SELECT nonsense' }

function openTemp() {
  const file = join(tempDir(), 'some.db')
  return { file, database: new Sqlite(file) }
}

test('runs only the steps that a file has not had', () => {
  const { file, database } = openTemp()
  migrate(database, { file, migrations: [first], backup: false })
  migrate(database, { file, migrations: [first, second], backup: false })
  const row = database.prepare('SELECT * FROM a').get()
  database.close()
  expect(row).toEqual({ x: 1, y: null })
})

test('keeps a copy of an older file', () => {
  const { file, database } = openTemp()
  migrate(database, { file, migrations: [first], backup: true })
  migrate(database, { file, migrations: [first, second], backup: true })
  database.close()
  const copy = new Sqlite(`${file}.before-v2`)
  const row = copy.prepare('SELECT * FROM a').get()
  copy.close()
  expect(row).toEqual({ x: 1 })
})

test('keeps no copy of a new file', () => {
  const { file, database } = openTemp()
  migrate(database, { file, migrations: [first], backup: true })
  database.close()
  expect(existsSync(`${file}.before-v1`)).toBe(false)
})

test('a step that fails leaves the file at its version', () => {
  const { file, database } = openTemp()
  migrate(database, { file, migrations: [first], backup: false })
  expect(() => migrate(database, { file, migrations: [first, second, broken], backup: false })).toThrow()
  const columns = database.prepare('SELECT * FROM a').columns().length
  const version = versionOf(database)
  database.close()
  expect([version, columns]).toEqual([1, 1])
})

test('refuses a file of a newer app', () => {
  const { file, database } = openTemp()
  database.pragma('user_version = 5')
  expect(() => migrate(database, { file, migrations: [first], backup: true })).toThrowError('newer version')
  database.close()
})

test.each([
  ['journal', journalMigrations],
  ['state', stateMigrations],
] as const)('every table of the %s is STRICT', (_, migrations) => {
  const { file, database } = openTemp()
  migrate(database, { file, migrations, backup: false })
  const loose = database
    .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict`)
    .pluck()
    .all()
  database.close()
  expect(loose.filter(name => !/^(sqlite|search)_/.test(String(name)))).toEqual([])
})
