import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestOf, openProjection } from '../projection-kit.ts'
import { history } from '../retention/histories.ts'
import { jobHistory } from '../retention/job-histories.ts'

test('whatever is heard of jobs and payments, the size of commits and a restart change no table', () => {
  fc.assert(
    fc.property(jobHistory, history, fc.integer({ min: 1, max: 5 }), (jobs, payments, size) => {
      const [whole, pieces] = [openProjection(), openProjection()]
      try {
        for (const { append } of [whole, pieces]) append(...jobs, ...payments)
        whole.project()
        while (pieces.project(size).entries > 0) pieces.restart()
        expect(digestOf(pieces.state)).toBe(digestOf(whole.state))
        whole.rebuild()
        expect(digestOf(whole.state)).toBe(digestOf(pieces.state))
      } finally {
        whole.close()
        pieces.close()
      }
    }),
    { numRuns: 60 },
  )
})
