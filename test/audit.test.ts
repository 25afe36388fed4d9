import { expect, test } from 'vitest'
import { judgeAudit } from './audit-verdict.ts'

const answer = (found: Readonly<Record<string, number>>) =>
  JSON.stringify({ metadata: { vulnerabilities: { low: 0, moderate: 0, high: 0, critical: 0, ...found } } })

test.each(['high', 'critical'])('a high vulnerability in what ships fails the check', severity => {
  expect(judgeAudit(answer({ [severity]: 1 })).isFine).toBe(false)
})

test.each(['low', 'moderate'])('a %s vulnerability is told and fails nothing', severity => {
  expect(judgeAudit(answer({ [severity]: 1 }))).toEqual({
    isFine: true,
    sentence: expect.stringContaining(`1 ${severity}`),
  })
})

test.each(['', 'not JSON', '{"error":{"code":"ENOTFOUND"}}', '{}'])(
  'a registry that cannot be asked fails nothing, and is said',
  output => {
    expect(judgeAudit(output)).toEqual({ isFine: true, sentence: 'Not audited: the registry could not be asked.' })
  },
)
