import { describe, expect, it } from 'vitest'
import { problemCodes } from '../../electron/contract/connection.ts'
import { describeProblem } from '../../electron/core/problem.ts'

describe('a problem', () => {
  it.each(problemCodes)('%s is told in sentences', code => {
    expect(describeProblem(code).sentence).toMatch(/^\p{L}.{20,}\.$/u)
  })
})
