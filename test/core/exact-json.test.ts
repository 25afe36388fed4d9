import { expect, it } from 'vitest'
import { parseStored } from '../../electron/core/exact-json.ts'
import { readBody } from '../../electron/core/projection.ts'

const id = '9007199254740993'
const text = `{"event":"job-state-changed-v2","job_id":${id},"webhook_id":${id},"state":"failed"}`

it('keeps every digit of the ids of an organization’s event', () => {
  const reading = readBody('hover-org', parseStored('hover-org', text))
  expect(reading).toMatchObject({ providerId: id, snapshot: { jobId: id, facts: { webhook_id: id } } })
})

it('reads numbers that a double holds as numbers', () => {
  expect(parseStored('hover-org', '{"a":7,"b":1.50}')).toEqual({ a: 7, b: 1.5 })
})

it('leaves a USSD body as it is stored: its long numbers are texts already', () => {
  expect(parseStored('ussd-app', `{"a":"${id}"}`)).toEqual({ a: id })
})
