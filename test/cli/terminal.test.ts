import { describe, expect, it } from 'vitest'
import { brief } from '../../electron/cli/terminal.ts'

describe('a cell of a table', () => {
  it.each(['', 'Send Money', 'x'.repeat(60), '👩‍👩‍👧'.repeat(12)])('stays as it is where it is short: "%s"', text => {
    expect(brief(text)).toBe(text.replace(/\p{Cf}/gu, '�'))
  })

  it('is cut at sixty characters with an ellipsis', () => {
    expect(brief('x'.repeat(3_000))).toBe(`${'x'.repeat(59)}…`)
  })

  it.each(['😀', 'e\u0301', '🇰🇪'])('is cut between characters as people see them: %s', character => {
    expect(brief(character.repeat(500))).toBe(`${character.repeat(59)}…`)
  })

  it('is cut too where one character is made of thousands', () => {
    expect(brief(`a${'\u0301'.repeat(5_000)}`).length).toBeLessThanOrEqual(241)
  })
})
