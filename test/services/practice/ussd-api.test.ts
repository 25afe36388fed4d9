import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import sample from '../../fixtures/ussd/v00-documented-sample.json' with { type: 'json' }
import { startPractice } from './setup.ts'

let hover: Awaited<ReturnType<typeof startPractice>>
beforeEach(async () => {
  hover = await startPractice()
})
afterEach(() => hover.stop())

const appPath = () => `/api/apps/${hover.practice.credentials.app.id}`
const login = async () => {
  const { email, password } = hover.practice.credentials.app
  return (await hover.post('/api/authenticate', { email, password })).json.auth_token as string
}
const patch = async (app: unknown) => hover.call(appPath(), { method: 'PATCH', json: { app }, token: await login() })

const received = (index: number): typeof sample => JSON.parse(hover.hook.received[index]?.body.toString('utf8') ?? '{}')

/** The same object with every value replaced by the name of its type; arrays by the type of what they hold. */
const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return [shapeOf(value[0])]
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]))
}

describe('the app', () => {
  it('is shown to a logged-in person, without a webhook at first', async () => {
    const { json } = await hover.call(appPath(), { token: await login() })
    expect(json.data.attributes).toMatchObject({ webhook_url: null, webhook_secret: null })
  })

  it('gets a secret with its webhook URL', async () => {
    const { json } = await patch({ webhook_url: hover.hook.url })
    expect(json.data.attributes).toMatchObject({
      webhook_url: hover.hook.url,
      webhook_secret: expect.stringMatching(/^[0-9a-f]{32}$/),
    })
  })

  it('is not shown to a wrong token', async () => {
    expect((await hover.call(appPath(), { token: 'Bearer x' })).status).toBe(401)
  })

  it('gives no token for a wrong password', async () => {
    const { email } = hover.practice.credentials.app
    expect((await hover.post('/api/authenticate', { email, password: 'no' })).status).toBe(401)
  })
})

describe('USSD deliveries', () => {
  it('carry the app’s secret', async () => {
    const secret = hover.practice.setAppWebhook(hover.hook.url)
    await hover.practice.deliver()
    expect(hover.hook.received[0]?.json.meta).toEqual({ secret })
  })

  it('have every field of the documented sample, each of the same type', async () => {
    hover.practice.setAppWebhook(hover.hook.url)
    await hover.practice.play('low-balance')
    const { meta, data } = received(1)
    const bare = { ...data.attributes, input_extras: {}, parsed_variables: {} }
    expect(shapeOf({ meta, data: { ...data, attributes: bare } })).toEqual(shapeOf(sample))
  })

  it('have one message more than entries, as in the sample', async () => {
    hover.practice.setAppWebhook(hover.hook.url)
    await hover.practice.play('send-money')
    const { data } = received(0)
    expect(data.attributes.session_messages.length).toBe(data.attributes.values_entered.length + 1)
  })

  it('go nowhere when the app has no webhook', async () => {
    expect(await hover.practice.deliver()).toEqual({ kind: 'nobody-listens' })
  })

  it('never leave this machine', async () => {
    hover.practice.setAppWebhook('http://127.0.0.1.example.com/hook')
    expect(await hover.practice.deliver()).toEqual({ kind: 'not-local' })
  })

  it('tell the answer of the receiver', async () => {
    hover.practice.setAppWebhook(hover.hook.url)
    hover.hook.answer(503)
    expect(await hover.practice.deliver()).toEqual({ kind: 'answered', status: 503 })
  })
})
