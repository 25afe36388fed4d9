import { describe, expect, it } from 'vitest'
import { createEventReading } from '../../../electron/services/attached/read-events.ts'

const read = (...pieces: readonly string[]) => {
  const reading = createEventReading()
  return pieces.flatMap(piece => reading(piece))
}

const whole = 'event: news\ndata: {"a":1}\nid: 7\n\n'
const event = { kind: 'news', data: '{"a":1}', id: '7' }

describe('reading server-sent events', () => {
  it('reads one that comes whole', () => {
    expect(read(whole)).toEqual([event])
  })

  it('reads one wherever it is cut into two', () => {
    for (let at = 1; at < whole.length; at += 1)
      expect([at, read(whole.slice(0, at), whole.slice(at))]).toEqual([at, [event]])
  })

  it.each(['\r\n', '\r'])('reads lines that end in %j, wherever they are cut', ending => {
    const text = `${whole}${whole}: here\n\n`.replaceAll('\n', ending)
    for (let at = 1; at < text.length; at += 1) {
      const events = read(text.slice(0, at), text.slice(at)).filter(({ data }) => data !== '')
      expect([at, events]).toEqual([at, [event, event]])
    }
  })

  it('puts several lines of data together', () => {
    expect(read('data: a\ndata: b\n\n')).toEqual([{ kind: 'message', data: 'a\nb', id: null }])
  })

  it('takes a field without a space, and none for one without a colon', () => {
    expect(read('event:news\ndata\n\n')).toEqual([{ kind: 'news', data: '', id: null }])
  })

  it('has no data where only a comment came', () => {
    expect(read(': here\nid: 3\n\n')).toEqual([{ kind: 'message', data: '', id: '3' }])
  })

  it('does not wait for ever for the end of one', () => {
    const reading = createEventReading()
    const much = 'x'.repeat(16 * 1024 * 1024)
    reading(much)
    reading(much)
    expect(() => reading('x')).toThrow(RangeError)
  })
})
