import { expect, it } from 'vitest'
import { queryHelp } from '../../../electron/core/query/help.ts'

const known = { operator: [], country: [], category: [], action: [], sources: [] }
const termsOf = (text: string) =>
  queryHelp(text, text.length, known).terms.map(({ start, end }) => text.slice(start, end))

it('says where each term stands, also where it cannot be understood', () => {
  expect(termsOf('-status:failed  nokey:x "two words" since:')).toEqual([
    '-status:failed',
    'nokey:x',
    '"two words"',
    'since:',
  ])
})

it('says where the value of a term begins', () => {
  const text = '-status:failed words'
  expect(queryHelp(text, 0, known).terms.map(({ valueStart }) => text.slice(valueStart))).toEqual([
    'failed words',
    'words',
  ])
})
