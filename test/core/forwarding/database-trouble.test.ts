import { expect, test } from 'vitest'
import { databaseTrouble, isOfOneEvent } from '../../../electron/core/forwarding/database-trouble.ts'
import { forwardTroubleSentence } from '../../../electron/core/forwarding/forward-trouble.ts'

test.each([
  ['28P01', 'login-refused'],
  ['28000', 'not-let-in'],
  ['3D000', 'no-database'],
  ['42501', 'no-right'],
  ['42P07', 'foreign-schema'],
  ['53100', 'full-disk'],
  ['53300', 'busy'],
  ['53200', 'busy'],
  ['40P01', 'busy'],
  ['57014', 'slow'],
  ['57P01', 'going-away'],
  ['57P03', 'going-away'],
  ['08006', 'going-away'],
  ['25006', 'read-only'],
  ['22P05', 'sql-22P05'],
  ['XX001', 'sql-XX001'],
])('SQLSTATE %s is told as %s, with a sentence of its own', (state, trouble) => {
  expect(databaseTrouble(state)).toBe(trouble)
  expect(forwardTroubleSentence(trouble)).not.toBe(forwardTroubleSentence('unknown'))
})

test.each(['', 'ECONNRESET', 'evil "text"', '2200', '22p05'])('%j, which is no SQLSTATE, is not repeated', state => {
  expect(databaseTrouble(state)).toBe('sql-XX000')
})

test.each([
  ['22P05', true],
  ['23514', true],
  ['54000', true],
  ['54001', true],
  ['P0001', true],
  ['53100', false],
  ['57014', false],
  ['42501', false],
  ['21000', false],
  ['XX000', false],
])('what %s refuses is one event: %s', (state, isOne) => {
  expect(isOfOneEvent(state)).toBe(isOne)
})
