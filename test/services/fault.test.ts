import { expect, test } from 'vitest'
import { faultOf } from '../../electron/services/fault.ts'

function thrownBy(act: () => unknown): unknown {
  try {
    return act()
  } catch (error) {
    return error
  }
}

test('says what kind of error it is and where it came from', () => {
  expect(faultOf(new TypeError('a bug of ours'))).toEqual({
    error: 'TypeError',
    code: null,
    place: expect.stringMatching(/^fault\.test\.ts:\d+/),
  })
})

test('says nothing of a body that the error quotes', () => {
  const said = JSON.stringify(faultOf(thrownBy(() => JSON.parse('{"pin":4711 at my-secret.ts:1:2)}'))))
  expect([said.includes('SyntaxError'), said.includes('4711'), said.includes('my-secret')]).toEqual([
    true,
    false,
    false,
  ])
})

test('takes no line of a message for a place', () => {
  const { place } = faultOf(new Error('is no JSON:\n    at my-secret.ts:1:2\n'))
  expect(place).toMatch(/^fault\.test\.ts/)
})

test('goes back to what was first', () => {
  const first = Object.assign(new Error('constraint'), { code: 'SQLITE_CONSTRAINT_CHECK' })
  expect(faultOf(new Error('later', { cause: first })).code).toBe('SQLITE_CONSTRAINT_CHECK')
})

test('knows of what is no error what it is', () => {
  expect(faultOf('secret')).toEqual({ error: 'string', code: null, place: null })
})
