import { describe, expect, it } from 'vitest'
import { conversationOf, withoutControls } from '../../../electron/core/ussd/conversation.ts'
import { dataOf, fixture, snapshotOf } from '../ussd.ts'

const turns = (name: string, attributes = {}) => conversationOf(snapshotOf(dataOf(name, attributes)))

describe('a conversation', () => {
  it('pairs each entry with the message that answers it', () => {
    expect(turns('v00').map(({ entered, answered }) => [entered, answered])).toEqual([
      [null, expect.stringContaining('1. Send Money')],
      ['1', 'Enter phone no.'],
      ['••••••555', 'Enter Amount'],
      ['100', 'Enter M-PESA PIN'],
      ['••••', 'Sent, wait for reply'],
    ])
  })

  it('of a failed session ends where it died', () => {
    expect(turns('v03').map(turn => turn.diedHere)).toEqual([false, false, false, false, true])
  })

  it('of a session that did not fail died nowhere', () => {
    expect(turns('v02').some(turn => turn.diedHere)).toBe(false)
  })

  it('of an empty transcript has no turns', () => {
    expect(turns('v04')).toEqual([])
  })

  it('keeps an entry that nothing answered', () => {
    expect(turns('v03', { session_messages: [], values_entered: ['1'] })).toEqual([
      { entered: null, answered: null, diedHere: false },
      { entered: '1', answered: null, diedHere: true },
    ])
  })

  it('died at the last step of which something is known', () => {
    const holes = turns('v03', { session_messages: ['Menu', null], values_entered: [null, null] })
    expect(holes.map(turn => turn.diedHere)).toEqual([true, false, false])
  })

  it('keeps the place of a hole', () => {
    expect(turns('v09').map(({ entered, answered }) => [entered, answered])).toEqual([
      [null, 'Welcome'],
      [null, 'Done'],
      ['1', null],
    ])
  })

  it('shows new lines as one kind and no other control characters', () => {
    expect(turns('v07').map(turn => turn.answered)).toEqual([
      '1. Transférer\n2. Retrait',
      expect.stringMatching(/^Numéro.\?$/),
      snapshotOf(fixture('v07').data).sessionMessages[2],
      'Solde insuffisant…',
    ])
  })
})

describe('withoutControls', () => {
  it('keeps tabs and new lines', () => {
    expect(withoutControls('a\tb\r\nc\rd\u0000\u001b[31m\u0085')).toBe('a\tb\nc\nd[31m')
  })
})
