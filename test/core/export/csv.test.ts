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
  ['plain', 'plain'],
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
