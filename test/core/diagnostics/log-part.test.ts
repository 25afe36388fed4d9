import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logLine } from '../../../electron/core/diagnostics/log-part.ts'

const known = {
  texts: { personal: ['Amina Shop'], secrets: ['hidden-word'] },
  sourceWord: (id: string) => (id === 'ussd-1a2b3c4d' ? 'source 1' : 'a former source'),
}
const line = (facts: object, head: object = {}) =>
  logLine(
    JSON.stringify({ at: '2026-07-01T12:00:00.123Z', level: 'warn', event: 'delivery-refused', ...head, ...facts }),
    known,
  )
const told = '2026-07-01T12:00:00.123Z warn delivery-refused'

describe('a line of the log', () => {
  it('is told with the facts that are known to be harmless', () => {
    expect(line({ reason: 'wrong-secret', skewMs: -12, version: '0.1.0', runtime: 'Electron 45.4.1' })).toBe(
      `${told} reason=wrong-secret skewMs=-12 version=0.1.0 runtime=Electron 45.4.1`,
    )
  })

  it.each([
    ['ussd-1a2b3c4d', 'of source 1'],
    ['gone', 'of a former source'],
  ])('names the source %s by what stands for it', (sourceId, word) => {
    expect(line({ sourceId })).toBe(`${told} ${word}`)
  })

  it.each([
    ['a fact of another name', { body: 'anything' }],
    ['a sentence', { sentence: 'The file /home/amina/x is full.' }],
    ['a number as a word', { reason: '4821' }],
    ['a word with digits', { reason: 'pin4821' }],
    ['a number under the name of a word', { reason: 4821 }],
    ['a phone number as a count', { count: '0712345678' }],
    ['a phone number as a version', { version: '0712345678' }],
    ['a token', { code: 'abcdefghijklmnopqrstuvwxyzabcdefgh' }],
    ['a known secret', { reason: 'hidden-word' }],
    ['a known name, whatever its capitals', { reason: 'amina shop' }],
    ['an object', { kind: { pin: 4821 } }],
  ])('leaves out %s', (_, facts) => {
    expect(line(facts)).toBe(told)
  })

  it.each([
    ['no JSON', 'Error: 0712345678'],
    ['a list', '["0712345678"]'],
    ['without a time', '{"level":"warn","event":"x"}'],
    ['with a time that is none', '{"at":"0712345678","level":"warn","event":"x"}'],
    ['with an event that is no word', '{"at":"2026-07-01T12:00:00.123Z","level":"warn","event":"0712345678"}'],
    ['with a level of its own', '{"at":"2026-07-01T12:00:00.123Z","level":"0712345678","event":"x"}'],
  ])('is left out when it is %s', (_, text) => {
    expect(logLine(text, known)).toBeNull()
  })

  it('never holds a digit that came from a text of unknown form', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('kind', 'reason', 'code', 'status', 'note', 'pin'), (text, name) => {
        expect(line({ [name]: text })?.slice(told.length) ?? '').not.toMatch(/\d/)
      }),
    )
  })
})
