import { describe, expect, it } from 'vitest'
import { toJavaScript } from '../../../electron/core/sms/parser-expression.ts'

const matches = (expression: string, text: string) => new RegExp(`^(?:${toJavaScript(expression)})$`, 'i').test(text)

describe('an expression of Java, tried in JavaScript', () => {
  it.each([
    ['\\s', ' ', true],
    ['\\s', '\u00a0', false],
    ['\\s', '\u2009', false],
    ['\\S', '\u00a0', true],
    ['\\S', '\t', false],
    ['[\\s.,]', '\u00a0', false],
    ['[\\s\\u00a0]', '\u00a0', true],
    ['[\\s\\S]*', 'a\n\u00a0b', true],
    ['.*', 'a\nb', false],
    ['\\[\\s\\]', '[ ]', true],
    ['\\\\s', '\\s', true],
    ['(?<amount>[\\d,.]*\\d)', '1,500.00', true],
  ])('%s and %j: %s', (expression, text, expected) => {
    expect(matches(expression, text)).toBe(expected)
  })
})
