// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { CompletionItem } from '../../../electron/contract/transactions/query.ts'
import { completed } from '../../../renderer/views/query/completed.ts'
import { keyOutcome } from '../../../renderer/views/query/key-outcome.ts'

const value = (text: string): CompletionItem => ({ kind: 'value', text, label: text })
const key = (text: string): CompletionItem => ({ kind: 'key', text, label: text })
const values = [value('failed'), value('pending')]
const keys = [key('status:'), key('source:')]
const scene = { isShift: false, items: values, active: null, isStarted: true }

describe('a key in the query bar', () => {
  it.each([
    ['goes to the first suggestion', 'ArrowDown', null, 0],
    ['goes from the last one to the first', 'ArrowDown', 1, 0],
    ['goes up to the last suggestion', 'ArrowUp', null, 1],
    ['goes up by one', 'ArrowUp', 1, 0],
  ])('%s: %s', (_, name, active, to) => {
    expect(keyOutcome({ ...scene, key: name, active })).toEqual({ kind: 'move', to })
  })

  it('opens the suggestions when they are closed: ArrowDown', () => {
    expect(keyOutcome({ ...scene, key: 'ArrowDown', items: [] })).toEqual({ kind: 'open' })
  })

  it('takes the chosen suggestion: Enter', () => {
    expect(keyOutcome({ ...scene, key: 'Enter', active: 1 })).toEqual({ kind: 'choose', item: values[1] })
  })

  it('never takes a suggestion that nobody chose: Enter', () => {
    expect(keyOutcome({ ...scene, key: 'Enter' })).toEqual({ kind: 'send' })
  })

  it('takes the likeliest suggestion for what was begun: Tab', () => {
    expect(keyOutcome({ ...scene, key: 'Tab', items: keys })).toEqual({ kind: 'choose', item: keys[0] })
  })

  it('goes on to the next control where nothing was begun: Tab', () => {
    expect(keyOutcome({ ...scene, key: 'Tab', items: keys, isStarted: false })).toBeNull()
  })

  it('goes back to the control before in any case: Shift+Tab', () => {
    expect(keyOutcome({ ...scene, key: 'Tab', isShift: true, active: 0 })).toBeNull()
  })

  it.each([
    ['closes the suggestions first', values, 'close'],
    ['leaves the bar when they are closed', [], 'leave'],
  ])('%s: Escape', (_, items, kind) => {
    expect(keyOutcome({ ...scene, key: 'Escape', items })).toEqual({ kind })
  })
})

describe('a completion', () => {
  const at = (text: string, start: number, end: number, item: CompletionItem) =>
    completed({ text, caret: end }, { start, end, items: [item] }, item)

  it('of a value ends its term with a blank', () => {
    expect(at('status:fa', 7, 9, value('failed'))).toEqual({ text: 'status:failed ', caret: 14 })
  })

  it('of a value in the middle takes no second blank', () => {
    expect(at('status:fa MTN', 7, 9, value('failed'))).toEqual({ text: 'status:failed MTN', caret: 14 })
  })

  it('of a key goes on to its value', () => {
    expect(at('-st', 1, 3, key('status:'))).toEqual({ text: '-status:', caret: 8 })
  })
})
