import { expect, it } from 'vitest'
import { createLogWords } from '../../../electron/cli/serving/log-words.ts'

function wordsOf(facts: Readonly<Record<string, unknown>>): readonly string[] {
  const said: string[] = []
  const say = createLogWords({ note: (word, text) => said.push(`${word} ${text}`), now: () => 0 })
  say(JSON.stringify({ at: '2026-03-05T09:15:00.000Z', ...facts }))
  return said
}

it('says an error in the sentence that was made for people', () => {
  const sentence = 'The database file /data/journal.db is damaged.'
  const facts = { level: 'error', event: 'store-trouble', kind: 'corrupt', sentence }
  expect(wordsOf(facts)).toEqual([`error ${sentence}`])
})

it('says an error that has none by its facts', () => {
  const facts = { level: 'error', event: 'thread-died', thread: 'reader' }
  expect(wordsOf(facts)).toEqual(['error thread-died thread=reader'])
})

it('leaves warnings to the file', () => {
  expect(wordsOf({ level: 'warn', event: 'notice-failed' })).toEqual([])
})
