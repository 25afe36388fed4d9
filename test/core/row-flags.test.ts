import { describe, expect, it } from 'vitest'
import { flags } from '../../electron/contract/transactions/transaction.ts'
import { flagNotesOf } from '../../electron/core/flag-notes.ts'
import { type Circumstances, isNewWord, rowFlags } from '../../electron/core/row-flags.ts'

const plain: Circumstances = {
  ...{ status: 'pending', isStuck: false, resolved: null, isForeign: false },
  isSpokenSince: true,
}

describe('the flags of a row', () => {
  it('are those of the fold when nothing else is known', () => {
    expect(rowFlags(['LATE'], plain)).toEqual(['LATE'])
  })

  it.each<[string, Partial<Circumstances>, readonly string[]]>([
    ['what is stuck', { isStuck: true }, ['STUCK']],
    ['nothing stuck once it is decided', { isStuck: true, status: 'failed' }, []],
    ['nothing stuck once a person decided', { isStuck: true, resolved: 'succeeded' }, []],
    ['a decision against that of a person', { status: 'failed', resolved: 'succeeded' }, ['CONFLICT']],
    [
      'no conflict with what Hover had said before a person decided',
      { status: 'failed', resolved: 'succeeded', isSpokenSince: false },
      [],
    ],
    ['no conflict when both agree', { status: 'failed', resolved: 'failed' }, []],
    ['no conflict with what is pending', { resolved: 'succeeded' }, []],
    ['no conflict with a word that nobody knows', { status: 'unknown', resolved: 'failed' }, []],
    ['another app than the source’s', { isForeign: true }, ['APP_MISMATCH']],
  ])('show %s', (_, circumstances, expected) => {
    expect(rowFlags([], { ...plain, ...circumstances })).toEqual(expected)
  })

  it('say each thing once', () => {
    expect(rowFlags(['APP_MISMATCH'], { ...plain, isForeign: true })).toEqual(['APP_MISMATCH'])
  })
})

describe('Hover gives its word anew', () => {
  const said = { before: { verdict: 'a' }, after: { verdict: 'a' }, hasChanged: false, isAnswer: false }

  it.each<[string, Partial<Parameters<typeof isNewWord>[0]>, boolean]>([
    ['with the first delivery', { before: null, hasChanged: true }, true],
    ['with another status', { hasChanged: true, after: { verdict: 'b' } }, true],
    ['with the same status in a later delivery', { after: { verdict: 'b' } }, true],
    ['not with what came late', {}, false],
    ['not when it is asked and nothing has changed', { after: { verdict: 'b' }, isAnswer: true }, false],
    ['when it is asked and something has changed', { after: { verdict: 'b' }, isAnswer: true, hasChanged: true }, true],
  ])('%s', (_, more, expected) => {
    expect(isNewWord({ ...said, ...more })).toBe(expected)
  })
})

it('every flag has a sentence of its own', () => {
  const sentences = flagNotesOf(flags).map(({ sentence }) => sentence)
  expect(new Set(sentences).size).toBe(flags.length)
  expect(sentences.filter(sentence => !/^[A-Z].{20,}\.$/.test(sentence))).toEqual([])
})
