import { expect, it } from 'vitest'
import { doubtOf, isBackAtVerdict, lacksReason } from '../../../electron/core/hover-org/doubt.ts'
import { type Heard, historyOf } from './history-kit.ts'

const suspect = { jobId: '7', reason: 'suspect' }
const failure = { jobId: '7', reason: 'failure' }
const jobs = (...states: readonly string[]): readonly Heard[] => states.map(job => ({ job }))

it.each<[string, readonly Heard[]]>([
  ['complete goes back to work without a request', jobs('complete', 'working')],
  ['failed goes back to work without a request', jobs('failed', 'processing')],
  ['complete becomes failed', jobs('complete', 'failed')],
  ['complete becomes cancelled', jobs('complete', 'cancelled')],
  ['something follows cancelled', jobs('cancelled', 'working')],
  ['a verdict follows cancelled', jobs('cancelled', 'complete')],
  ['the state is unknown', jobs('archived')],
  [
    'failed becomes complete within minutes',
    [
      { job: 'failed', at: 0 },
      { job: 'complete', at: 9 },
    ],
  ],
  [
    'another verdict stood within minutes, with work in between',
    [
      { job: 'failed', at: 0 },
      { job: 'requesting_improvements', at: 1 },
      { job: 'complete', at: 5 },
    ],
  ],
  ['an event contradicts what Hover answered', [{ answer: { state: 'completed' } }, { job: 'working' }]],
  [
    'a model is complete after it failed',
    [
      { model: 'failed', id: 71 },
      { model: 'complete', id: 71 },
    ],
  ],
])('doubts when %s', (_, heard) => {
  expect(doubtOf(historyOf(...heard))).toEqual(suspect)
})

it.each<[string, readonly Heard[]]>([
  ['the usual course', jobs('uploading', 'working', 'processing', 'complete')],
  ['corrections of a complete job', jobs('complete', 'requesting_corrections')],
  ['improvements of a failed job', jobs('failed', 'processing_upload_for_improvements')],
  ['a second completion', jobs('complete', 'requesting_corrections', 'processing', 'complete')],
  ['the same verdict again', jobs('complete', 'complete')],
  ['cancelled twice', jobs('cancelled', 'cancelled')],
  [
    'failed becomes complete after a long time',
    [
      { job: 'failed', at: 0 },
      { job: 'complete', at: 11 },
    ],
  ],
  ['what Hover answered, whatever it is', [{ job: 'complete' }, { answer: { state: 'failed' } }]],
])('does not doubt %s', (_, heard) => {
  expect(doubtOf(historyOf(...heard))).toBeNull()
})

it.each<[string, readonly Heard[]]>([
  ['a failed job', jobs('working', 'failed')],
  ['a failed model', [{ model: 'failed', id: 71 }]],
])('wants the reason of %s', (_, heard) => {
  expect(doubtOf(historyOf(...heard))).toEqual(failure)
})

it('never asks about what has no job, or a job whose number could leave its place in a path', () => {
  const [event] = historyOf({ job: 'failed' })
  if (event === undefined) throw new Error('There is one.')
  const named = (jobId: string | null) => doubtOf([{ ...event, snapshot: { ...event.snapshot, jobId } }])
  expect([named(null), named('../webhooks'), named('7?x=1'), named('9'.repeat(16))]).toEqual([null, null, null, null])
})

it.each<[string, boolean, readonly Heard[]]>([
  ['a failed job without one', true, [{ answer: { state: 'failed' } }]],
  ['a failed job with one', false, [{ answer: { state: 'failed', failureReason: 'Blurry' } }]],
  [
    'a failed job whose reason was told before',
    false,
    [{ answer: { state: 'failed', failureReason: 'Blurry' } }, { answer: { state: 'failed' } }],
  ],
  [
    'a job that failed again since its reason was told',
    true,
    [{ answer: { state: 'failed', failureReason: 'Blurry' } }, { job: 'requesting_improvements' }, { job: 'failed' }],
  ],
  ['a failed model without one', true, [{ answer: { models: [{ id: '71', state: 'failed', failureReason: null }] } }]],
  ['a completed job', false, [{ answer: {} }]],
])('knows whether a reason is missing: %s', (_, isMissing, heard) => {
  expect(lacksReason(historyOf(...heard))).toBe(isMissing)
})

it.each<[string, readonly Heard[]]>([
  [
    'Hover answers what it had said before an older event came',
    [{ job: 'cancelled' }, { job: 'waiting_approval' }, { answer: { state: 'cancelled' } }],
  ],
  [
    'the same of a failure, after several older events',
    [...jobs('failed', 'processing', 'working'), { answer: { state: 'failed' } }],
  ],
  ['the same word is delivered once more', jobs('completed', 'working', 'completed')],
])('is back at a verdict when %s', (_, heard) => {
  expect(isBackAtVerdict(historyOf(...heard))).toBe(true)
})

it.each<[string, readonly Heard[]]>([
  ['it is the first verdict', jobs('working', 'failed')],
  ['corrections were asked for in between', jobs('complete', 'requesting_corrections', 'processing', 'complete')],
  ['it is another verdict', [{ job: 'failed' }, { job: 'processing' }, { answer: { state: 'completed' } }]],
  ['it was another verdict in between', jobs('failed', 'completed', 'failed')],
  ['nothing was said in between', jobs('failed', 'failed')],
  [
    'hours lie in between',
    [
      { job: 'failed', at: 0 },
      { job: 'processing', at: 1 },
      { job: 'failed', at: 90 },
    ],
  ],
  [
    'the clock was set back by hours in between',
    [
      { job: 'failed', at: 180 },
      { job: 'processing', at: 181 },
      { job: 'failed', at: 2 },
    ],
  ],
  ['there is nothing', []],
])('is not back at a verdict when %s', (_, heard) => {
  expect(isBackAtVerdict(historyOf(...heard))).toBe(false)
})
