import { expect, it } from 'vitest'
import { gapsOf } from './gaps.ts'

it('finds gaps and plural forms, also inside of forms', () => {
  expect(gapsOf('{what}: {count, plural, =0 {none} one {# of {of}} other {# of {of}}}')).toEqual({
    names: ['count', 'of', 'what'],
    forms: [['=0', 'one', 'other']],
  })
})
