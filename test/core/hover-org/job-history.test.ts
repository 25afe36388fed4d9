import { describe, expect, it } from 'vitest'
import { failedModelsText, foldHover } from '../../../electron/core/hover-org/fold-hover.ts'
import { heldJobOf, isNews } from '../../../electron/core/hover-org/held-job.ts'
import { type Heard, historyOf, seenJob } from './history-kit.ts'

const model = (id: number, state: string, failureReason: string | null = null) => ({
  id: String(id),
  state,
  failureReason,
})

describe('what Hover answered', () => {
  it('decides the state, and events after it count again', () => {
    const history = historyOf({ job: 'failed' }, { answer: { state: 'completed' } }, { job: 'requesting_corrections' })
    expect([foldHover(history.slice(0, 2)).status, foldHover(history).status]).toEqual(['succeeded', 'pending'])
  })

  it('does not outdo an event that came while the app waited for it', () => {
    const history = historyOf(
      { job: 'working', at: 1 },
      { job: 'complete', at: 3 },
      { answer: { state: 'working' }, askedAt: 2, at: 4 },
    )
    expect(foldHover(history).status).toBe('succeeded')
  })

  it('is not undone by a clock that was wrong before', () => {
    const history = historyOf({ job: 'working', at: 99 }, { answer: { state: 'completed' }, at: 5 })
    expect(foldHover(history).status).toBe('succeeded')
  })

  it('gives the time of the change, which no event has', () => {
    const history = historyOf({ answer: { updatedAt: 5 } }, { job: 'working' })
    expect([foldHover(history.slice(0, 1)).updatedAt, foldHover(history).updatedAt]).toEqual([5, null])
  })

  it('gives the start only to a job that it told of first: a row does not move in the list', () => {
    const first = historyOf({ answer: { createdAt: 5 } }, { job: 'working' })
    const later = historyOf({ job: 'working' }, { answer: { createdAt: 5 } })
    expect([foldHover(first).startedAt, foldHover(later).startedAt]).toEqual([5, null])
  })

  it('gives the reason of a failure, for as long as the job stays failed', () => {
    const history = historyOf(
      { answer: { state: 'failed', failureReason: 'Blurry photos' } },
      { job: 'failed' },
      { job: 'working' },
    )
    expect([2, 3].map(count => foldHover(history.slice(0, count)).category)).toEqual(['Blurry photos', null])
  })

  it('gives no category where the reason shows nothing', () => {
    expect(foldHover(historyOf({ answer: { state: 'failed', failureReason: '\u0000 \u0007' } })).category).toBeNull()
  })
})

it('events count in the order of their positions, in whatever order they are looked at', () => {
  const history = historyOf({ job: 'working' }, { job: 'failed' }, { job: 'complete' })
  expect(foldHover(history.toReversed()).status).toBe('succeeded')
})

describe('the models of a job', () => {
  it('are known from their events, also before the job is', () => {
    const history = historyOf({ model: 'failed', id: 71 }, { model: 'complete', id: 72 }, { job: 'completed' })
    expect(foldHover(history)).toMatchObject({
      ...{ kind: 'job', status: 'succeeded', flags: ['MODEL_FAILED'], models: { failed: 1, total: 2 } },
      message: '1 of 2 models failed.',
    })
  })

  it('are those that Hover lists, once it was asked', () => {
    const history = historyOf({ model: 'failed', id: 71 }, { answer: { models: [model(72, 'complete')] } })
    expect(foldHover(history).models).toEqual({ failed: 0, total: 1 })
  })

  it('stay what they were when the answer does not speak of them', () => {
    const history = historyOf({ model: 'failed', id: 71 }, { answer: { models: null } })
    expect(foldHover(history).models).toEqual({ failed: 1, total: 1 })
  })

  it('keep a reason that a later list does not tell', () => {
    const history = historyOf(
      { answer: { models: [model(71, 'failed', 'Blurry photos')] } },
      { answer: { models: [model(71, 'failed')] } },
    )
    expect(foldHover(history).message).toContain('Model 71: Blurry photos')
  })

  it('are not failed any more once they are complete', () => {
    expect(
      foldHover(historyOf({ job: 'working' }, { model: 'failed', id: 71 }, { model: 'complete', id: 71 })).flags,
    ).toEqual([])
  })

  it.each([
    [1, 3, '1 of 3 models failed'],
    [1, 1, '1 model failed'],
    [2, 2, 'all 2 models failed'],
  ])('are counted in words: %i of %i', (failed, total, text) => {
    expect(failedModelsText({ failed, total })).toBe(text)
  })
})

describe('whether an answer of Hover is news', () => {
  const held = (...heard: readonly Heard[]) => heldJobOf('7', historyOf(...heard))
  const during = [{ from: 100, until: 200 }]

  it.each([
    ['a job that was never heard of', null, seenJob()],
    ['another status', held({ job: 'working' }), seenJob()],
    ['another word for what is under way', held({ job: 'working' }), seenJob({ state: 'paying' })],
    ['a failed model', held({ job: 'complete' }), seenJob({ models: [model(71, 'failed')] })],
    [
      'a model that is not failed any more',
      held({ job: 'complete' }, { model: 'failed', id: 71 }),
      seenJob({ models: [model(71, 'complete')] }),
    ],
    ['a reason', held({ job: 'failed' }), seenJob({ state: 'failed', failureReason: 'Blurry' })],
    ['a change while nobody listened', held({ job: 'complete' }), seenJob({ updatedAt: 150 })],
  ])('%s is', (_, known, seen) => {
    expect(isNews(known, seen, during)).toBe(true)
  })

  it.each([
    ['complete and completed', held({ job: 'complete' }), seenJob()],
    ['the same word in capitals', held({ job: 'working' }), seenJob({ state: 'WORKING' })],
    ['a change while somebody listened', held({ job: 'complete' }), seenJob({ updatedAt: 99 })],
    ['a change that is stored', held({ answer: { updatedAt: 150 } }), seenJob({ updatedAt: 150 })],
    ['silence about models', held({ job: 'complete' }, { model: 'failed', id: 71 }), seenJob()],
  ])('%s is not', (_, known, seen) => {
    expect(isNews(known, seen, during)).toBe(false)
  })

  it('is none the second time, whatever it was', () => {
    const seen = seenJob({
      state: 'failed',
      failureReason: 'Blurry',
      updatedAt: 150,
      models: [model(71, 'failed', 'Dark')],
    })
    expect(isNews(held({ job: 'working' }, { answer: seen }), seen, during)).toBe(false)
  })
})
