import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startPractice } from './setup.ts'

let hover: Awaited<ReturnType<typeof startPractice>>
beforeEach(async () => {
  hover = await startPractice()
  hover.practice.setAppWebhook(hover.hook.url)
})
afterEach(() => hover.stop())

describe('the control over HTTP', () => {
  it('lists the stories', async () => {
    const { json } = await hover.call('/practice/stories')
    expect(json.stories.map(({ name }: { name: string }) => name)).toEqual(hover.practice.storyNames)
  })

  it('plays a story', async () => {
    const { status } = await hover.post('/practice/play', { story: 'no-response' })
    await expect.poll(() => hover.hook.received.length).toBe(1)
    expect(status).toBe(202)
  })

  it('answers 404 to an unknown story', async () => {
    expect((await hover.post('/practice/play', { story: 'nothing' })).status).toBe(404)
  })

  it('answers 400 to what is no request', async () => {
    expect((await hover.post('/practice/play', ['send-money'])).status).toBe(400)
  })

  it('delivers a payload with parts replaced', async () => {
    const attributes = { status: 'succeeded', operator: ['Airtel'] }
    const { json } = await hover.post('/practice/deliver', { data: { id: 'mine', attributes } })
    expect([json, hover.hook.received[0]?.json]).toMatchObject([
      { delivery: { kind: 'answered', status: 200 } },
      { data: { id: 'mine', attributes: { ...attributes, action_name: 'Send Money' } } },
    ])
  })

  it('changes a job, and no event tells of it', async () => {
    await hover.connectHook()
    hover.practice.jobs.create(7, '1 Road', null)
    const before = hover.hook.received.length
    const { status } = await hover.post('/practice/jobs/7', { state: 'failed', failureReason: 'Dark' })
    const { json } = await hover.call('/practice/jobs')
    expect([status, json.jobs, hover.hook.received.length - before]).toMatchObject([
      200,
      [{ id: 7, state: 'failed', failure_reason: 'Dark' }],
      0,
    ])
  })

  it('knows of no other job', async () => {
    expect((await hover.post('/practice/jobs/8', { state: 'failed' })).status).toBe(404)
  })

  it.each([{}, { state: '' }, { state: 7 }, []])('answers 400 to %j, which is no state', async json => {
    hover.practice.jobs.create(7, '1 Road', null)
    expect((await hover.post('/practice/jobs/7', json)).status).toBe(400)
  })

  it('loses events from when it is told to until it is told otherwise', async () => {
    await hover.connectHook()
    const heard = async (on: boolean) => {
      await hover.post('/practice/drop-events', { on })
      const before = hover.hook.received.length
      await hover.practice.play('job-failed')
      return hover.hook.received.length - before
    }
    expect([await heard(true), await heard(false)]).toEqual([0, 2])
  })

  it('answers 400 to what neither begins nor ends the losing', async () => {
    expect((await hover.post('/practice/drop-events', { on: 'yes' })).status).toBe(400)
  })

  it('does not obey a web page', async () => {
    const { status } = await hover.call('/practice/play', {
      method: 'POST',
      json: { story: 'no-response' },
      headers: { origin: 'https://evil.example' },
    })
    expect(status).toBe(403)
  })
})

describe('the server', () => {
  it('listens on 127.0.0.1 only', () => {
    expect(new URL(hover.url).hostname).toBe('127.0.0.1')
  })

  it('answers 413 when the body is too large', async () => {
    const { status } = await hover.call('/practice/deliver', { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) })
    expect(status).toBe(413)
  })

  it('answers 404 elsewhere', async () => {
    expect((await hover.call('/api/v2/nothing')).status).toBe(404)
  })

  it('logs what was asked of it', async () => {
    await hover.call('/api/v2/webhooks?page=3')
    expect(hover.practice.requests.at(-1)).toMatchObject({
      route: 'GET /api/v2/webhooks',
      method: 'GET',
      path: '/api/v2/webhooks?page=3',
    })
  })

  it('gives the answer that a test asked for, once', async () => {
    hover.practice.faults.answer('GET /practice/stories', { status: 500, html: 'no', delayMs: 5 })
    const statuses = [await hover.call('/practice/stories'), await hover.call('/practice/stories')].map(a => a.status)
    expect(statuses).toEqual([500, 200])
  })

  it('does the work and loses the answer when a test asks for that', async () => {
    const token = await hover.bearer()
    hover.practice.faults.loseAnswer('POST /api/v2/webhooks')
    await hover.post('/api/v2/webhooks', { webhook: { url: hover.hook.url } }, token).catch(() => undefined)
    expect(hover.practice.webhooks.rows()).toHaveLength(1)
  })
})
