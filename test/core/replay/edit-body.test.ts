import { expect, test } from 'vitest'
import { editBody } from '../../../electron/core/replay/edit-body.ts'

const data = {
  id: 'u-1',
  type: 'transaction',
  attributes: { status: 'pending', amount: '100', parser_ids: [7], sms_hits: [{ message: 'a' }], input_extras: {} },
}

const changed = (assignment: string, body: unknown = data) => {
  const edited = editBody('ussd-app', body, assignment)
  if (!edited.ok) throw new Error(edited.sentence)
  return edited.body
}

test.each([
  ['status=failed', { status: 'failed' }],
  ['attributes.status=failed', { status: 'failed' }],
  ['data.status=failed', { status: 'failed' }],
  ['data.attributes.status=failed', { status: 'failed' }],
  ['amount=250', { amount: '250' }],
  ['amount="250"', { amount: '250' }],
  ['status=a=b', { status: 'a=b' }],
  ['status=', { status: '' }],
  ['parser_ids[0]=8', { parser_ids: [8] }],
  ['parser_ids=[1,2]', { parser_ids: [1, 2] }],
  ['sms_hits[0].message=b', { sms_hits: [{ message: 'b' }] }],
  ['category=low-balance', { category: 'low-balance' }],
  ['input_extras.phone=0700', { input_extras: { phone: '0700' } }],
  ['category=null', { category: null }],
  ['status=null', { status: null }],
])('%s changes that and nothing else', (assignment, attributes) => {
  expect(changed(assignment)).toEqual({ ...data, attributes: { ...data.attributes, ...attributes } })
})

test('what stands beside the attributes is changed there', () => {
  expect(changed('id=u-2')).toEqual({ ...data, id: 'u-2' })
})

test('of an event the place is its own', () => {
  const event = { event: 'job-state-changed-v2', job_id: 7, state: 'working', data: { x: 1 } }
  expect(editBody('hover-org', event, 'state=failed')).toEqual({ ok: true, body: { ...event, state: 'failed' } })
  expect(editBody('hover-org', event, 'data.x=2')).toEqual({ ok: true, body: { ...event, data: { x: 2 } } })
})

test('the body that was given stays as it is', () => {
  const before = JSON.stringify(data)
  changed('sms_hits[0].message=b')
  expect(JSON.stringify(data)).toBe(before)
})

test('a name that means something to JavaScript is a name like others', () => {
  const body = changed('__proto__=x')
  expect([JSON.stringify(body), ({} as { x?: string }).x]).toEqual([
    expect.stringContaining('"__proto__":"x"'),
    undefined,
  ])
})

test.each([
  'status',
  '=x',
  'a.b.c=x',
  'sms_hits[5].message=x',
  'sms_hits[0]message=x',
  'status.word=x',
  'a..b=x',
  '[0]=x',
])('%s is refused with a sentence', assignment => {
  expect(editBody('ussd-app', data, assignment)).toMatchObject({ ok: false, sentence: expect.stringMatching(/\.$/) })
})
