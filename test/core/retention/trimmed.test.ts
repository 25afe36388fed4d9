import { expect, test } from 'vitest'
import { trimAll } from '../../../electron/core/retention/trimmed.ts'
import { dataOf, revisionOf } from '../ussd.ts'

test('which phone ran it is trimmed too, and with which version', () => {
  const [trimmed] = trimAll([revisionOf(dataOf('v02', { device_id: 'phone-77', sdk_version: '2.1.0-canary' }))])
  expect(JSON.stringify(trimmed?.snapshot)).not.toMatch(/phone-77|2\.1\.0-canary/)
})
