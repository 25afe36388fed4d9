import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stories } from '../../../electron/services/practice/stories.ts'
import { startPractice } from './setup.ts'

let hover: Awaited<ReturnType<typeof startPractice>>
beforeEach(async () => {
  hover = await startPractice()
  hover.practice.setAppWebhook(hover.hook.url)
})
afterEach(() => hover.stop())

interface Snapshot {
  readonly data: { readonly id: string; readonly attributes: Readonly<Record<string, string>> }
}
const snapshots = () =>
  hover.hook.received.flatMap(({ json }) => ('data' in json ? [(json as unknown as Snapshot).data] : []))
const statuses = () => snapshots().map(({ attributes }) => attributes.status)
const jobWords = () =>
  hover.hook.received.flatMap(({ json }) =>
    json.event === 'webhook-verification-code' ? [] : [[json.event, json.state]],
  )

describe('USSD stories', () => {
  it.each([
    ['send-money', ['pending', 'succeeded']],
    ['low-balance', ['pending', 'failed']],
    ['no-response', ['failed']],
    ['stays-pending', ['pending']],
    ['late-upload', ['succeeded']],
    ['repeated', ['succeeded', 'succeeded', 'succeeded']],
    ['out-of-order', ['succeeded', 'pending']],
    ['wrong-pin', ['failed']],
    ['debug-run', ['failed']],
  ])('%s delivers %j', async (name, expected) => {
    await hover.practice.play(name)
    expect(statuses()).toEqual(expected)
  })

  it('tell of one transaction each', async () => {
    await hover.practice.play('send-money')
    expect(new Set(snapshots().map(({ id }) => id)).size).toBe(1)
  })

  it('are another transaction at every play', async () => {
    await hover.practice.play('no-response')
    await hover.practice.play('no-response')
    expect(new Set(snapshots().map(({ id }) => id)).size).toBe(2)
  })

  it('repeat byte for byte', async () => {
    await hover.practice.play('repeated')
    expect(new Set(hover.hook.received.map(({ body }) => body.toString('hex'))).size).toBe(1)
  })

  it('deliver the older snapshot last when out of order', async () => {
    await hover.practice.play('out-of-order')
    const [first, second] = snapshots().map(({ attributes }) => Date.parse(attributes.updated_at ?? ''))
    expect(first).toBeGreaterThan(second ?? Number.POSITIVE_INFINITY)
  })

  it('ran nine days ago when uploaded late', async () => {
    await hover.practice.play('late-upload')
    expect(snapshots()[0]?.attributes.initiated_at).toBe('2026-06-22T12:00:00Z')
  })
})

describe('job stories', () => {
  it.each([
    ['job-failed', ['working', 'failed']],
    ['job-cancelled', ['waiting_approval', 'cancelled']],
  ])('%s goes through %j', async (name, states) => {
    await hover.connectHook()
    await hover.practice.play(name)
    expect(jobWords()).toEqual(states.map(state => ['job-state-changed-v2', state]))
  })

  it('job-completed tells of the model and of the job', async () => {
    await hover.connectHook()
    await hover.practice.play('job-completed')
    expect(jobWords()).toEqual([
      ['model-created', undefined],
      ['job-state-changed-v2', 'working'],
      ['job-state-changed-v2', 'processing'],
      ['model-state-changed', 'complete'],
      ['job-state-changed-v2', 'completed'],
    ])
  })

  it('model-failed completes the job beside a failed model', async () => {
    await hover.connectHook()
    await hover.practice.play('model-failed')
    expect(jobWords().slice(-2)).toEqual([
      ['model-state-changed', 'failed'],
      ['job-state-changed-v2', 'completed'],
    ])
  })
})

describe('the job that is missed', () => {
  it('fails at Hover, and no event tells of it', async () => {
    await hover.connectHook()
    await hover.practice.play('job-missed')
    const { json } = await hover.call('/practice/jobs')
    expect([jobWords(), json.jobs.map(({ state }: { state: string }) => state)]).toEqual([
      [['job-state-changed-v2', 'working']],
      ['failed'],
    ])
  })

  it('says from when to when nothing arrived', async () => {
    const lost: unknown[] = []
    const other = await startPractice({ onLost: span => lost.push(span) })
    await other.practice.play('job-missed')
    await other.stop()
    expect(lost).toEqual([{ from: other.clock.ms - 8_000, until: other.clock.ms }])
  })
})

describe('all stories', () => {
  it('are played with one call', async () => {
    await hover.practice.playAll()
    const expected = stories.filter(({ kind }) => kind === 'ussd').reduce((sum, { steps }) => sum + steps.length, 0)
    expect(snapshots()).toHaveLength(expected)
  })

  it('have names of their own', () => {
    expect(new Set(stories.map(({ name }) => name)).size).toBe(stories.length)
  })

  it('show no PIN', () => {
    const entered = stories.flatMap(story =>
      story.kind === 'ussd'
        ? story.steps.flatMap(({ deliver }) =>
            deliver === 'repeat' ? [] : deliver.session.filter(([said]) => /PIN|ፒን|siri|secret/.test(said)),
          )
        : [],
    )
    expect(entered.every(([, typed]) => typed === '(pin)' || typed === null)).toBe(true)
  })

  it('end when the practice Hover stops', async () => {
    const endless = await startPractice({
      after: (_, signal) => new Promise(resolve => signal.addEventListener('abort', resolve)),
    })
    const playing = endless.practice.playAll()
    await endless.stop()
    expect(await playing).toEqual([])
  })
})
