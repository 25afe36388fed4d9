import { expect, it } from 'vitest'
import { finishedBefore, stillThere, withoutTerm } from '../../../renderer/views/query/spans.ts'

const spansOf = (text: string) =>
  [...text.matchAll(/\S+/g)].map(({ 0: found, index }) => {
    return { start: index, valueStart: index + found.indexOf(':') + 1, end: index + found.length }
  })
const still = (text: string, before: string) =>
  stillThere(text, { text: before, terms: spansOf(before) }).map(({ start, end }) => text.slice(start, end))

it.each([
  ['a:1 b:2 c:3', 'a:1 b:2 c:3', ['a:1', 'b:2', 'c:3']],
  ['a:1 c:3', 'a:1 b:2 c:3', ['a:1', 'c:3']],
  ['b:2', 'a:1 b:2', ['b:2']],
  ['a:1 b:22', 'a:1 b:2', ['a:1', 'b:2']],
  ['a:1 a:1', 'a:1', ['a:1']],
  ['a:1', 'a:1 a:1', ['a:1']],
  ['a:1 send', 'a:1 some send', ['a:1', 'send']],
  ['', 'a:1', []],
])('in %j after %j the terms %j are still there', (text, before, terms) => {
  expect(still(text, before)).toEqual(terms)
})

it.each([
  ['a:1 b:2 c:3', 4, 7, 'a:1 c:3', 4],
  ['a:1', 0, 3, '', 0],
  ['  a:1   b:2', 2, 5, 'b:2', 0],
])('%j without what is from %d to %d is %j', (text, start, end, left, caret) => {
  expect(withoutTerm(text, { start, end })).toEqual({ text: left, caret })
})

it.each([
  ['a:1 b:2 ', 8, { start: 4, end: 8 }],
  ['a:1 b:2', 7, null],
  ['a:1   ', 5, { start: 0, end: 5 }],
  ['  ', 2, null],
])('before the caret of %j at %d is %j', (text, caret, span) => {
  expect(finishedBefore({ text, caret }, spansOf(text))).toEqual(span)
})
