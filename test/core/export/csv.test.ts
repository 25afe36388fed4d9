import { expect, test } from 'vitest'
import { csvCell, csvHead, csvRow } from '../../../electron/core/export/csv.ts'
import { aTransaction } from '../../fakes/transactions.ts'

test.each(['=1+1', '+254', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =HYPERLINK("x")', '＝1', '|cmd', '\ufeff=1'])(
  'a spreadsheet takes %j for text',
  text => {
    expect(csvCell(text).replace(/^"/, '').startsWith("'")).toBe(true)
  },
)

test.each([
  ["low balance;=1+cmd|' /C calc'!A0;", "low balance;'=1+cmd|' /C calc'!A0;"],
  ['a; \u200b@SUM(A1)', "a; \u200b'@SUM(A1)"],
  ['a;;+1;-2', "a;;'+1;'-2"],
  ['a;＝1', "a;'＝1"],
  ['a;"=1"', `"a;""'=1"""`],
  ['a\t=1', "a\t'=1"],
  ['two\n=1', `"two\n'=1"`],
  ['two\r\n =1', `"two\r\n '=1"`],
])('CSV injection where a list is separated by semicolons: %j becomes %j', (text, cell) => {
  expect(csvCell(text)).toBe(cell)
})

test.each([
  ['plain', 'plain'],
  ['a = b; c-d', 'a = b; c-d'],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['', ''],
])('writes %j as %j', (text, cell) => {
  expect(csvCell(text)).toBe(cell)
})

test('a row has as many cells as the head, and ends as RFC 4180 says', () => {
  const row = csvRow(aTransaction({ title: 'plain', message: null }))
  expect([row.split(',').length, row.endsWith('\r\n')]).toEqual([csvHead.split(',').length, true])
})

test('a spreadsheet is told that accents are written in UTF-8', () => {
  expect(csvHead.startsWith('\ufeffid,')).toBe(true)
})
