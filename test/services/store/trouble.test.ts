import { expect, test } from 'vitest'
import { makeTrouble, onFile, StoreError, troubleOf } from '../../../electron/services/store/trouble.ts'

const errorOf = (code: string) => Object.assign(new Error('x'), { code })

test.each([
  ['SQLITE_CORRUPT_INDEX', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_BUSY_SNAPSHOT', 'locked'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_IOERR_FSYNC', 'io'],
  ['SQLITE_CANTOPEN', 'io'],
  ['SQLITE_NOMEM', 'memory'],
  ['SQLITE_IOERR_NOMEM', 'memory'],
  ['SQLITE_READONLY_DBMOVED', 'read-only'],
  ['ENOSPC', 'full'],
  ['EACCES', 'read-only'],
  ['EROFS', 'read-only-disk'],
])('%s means %s', (code, kind) => {
  expect(troubleOf(errorOf(code), '/data/journal.db')?.kind).toBe(kind)
})

test.each(['SQLITE_CONSTRAINT_CHECK', 'SQLITE_ERROR', 'ERR_INVALID_ARG_TYPE'])('%s is a bug, no trouble', code => {
  expect(troubleOf(errorOf(code), '/data/journal.db')).toBeNull()
})

test('a trouble keeps the file that it was met in', () => {
  const inner = new StoreError(makeTrouble('corrupt', '/data/journal.db'))
  const work = () => {
    throw inner
  }
  expect(() => onFile('/data/state.db', work)).toThrow(inner)
})

test.each(['corrupt', 'newer', 'locked', 'full', 'read-only', 'read-only-disk', 'memory', 'io'] as const)(
  '%s names the file and what to do',
  kind => {
    const { sentence } = makeTrouble(kind, '/data/journal.db')
    expect(sentence).toContain('journal.db')
    expect(sentence.split(/[.:;] /).length).toBeGreaterThan(1)
  },
)

test('of a disk that can only be read nobody is told to change permissions', () => {
  expect(makeTrouble('read-only-disk', '/data/journal.db').sentence).not.toContain('Allow')
})

test('a full disk promises nothing of Hover’s', () => {
  expect(makeTrouble('full', '/data/journal.db').sentence).not.toContain('Hover')
})
