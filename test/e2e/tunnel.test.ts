import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AppState } from '../../electron/contract/bridge/app-state.ts'
import { pause, systemClock } from '../../electron/services/clock.ts'
import { createPracticeHover, type PracticeHover } from '../../electron/services/practice/server.ts'
import { type NgrokEdge, startNgrokEdge } from '../fakes/ngrok-edge/edge.ts'
import { type AppUnderTest, launchApp, makeDataDir } from './app-under-test.ts'
import { type Desktop, startDesktop } from './desktop/desktop.ts'

const data = makeDataDir()
/** It opens nothing: the edge of these tests takes every token. */
const authtoken = 'a-token-of-the-tests'
let desktop: Desktop
let edge: NgrokEdge
let hover: PracticeHover
let app: AppUnderTest
let orgId: string
/** Whether the edge gives addresses that can be asked from here. */
let isLocal = false

beforeAll(async () => {
  edge = await startNgrokEdge({
    urlOf: host => (isLocal ? `http://127.0.0.1:${edge.publicPort}` : `https://${host}`),
  })
  hover = createPracticeHover({
    now: Date.now,
    after: (ms, signal) => pause(systemClock, ms, signal),
    randomBytes,
    deliverTo: url => `http://127.0.0.1:${edge.publicPort}${new URL(url).pathname}`,
  })
  const { url } = await hover.start()
  desktop = await startDesktop()
  app = await launchApp(desktop, data.dataDir)
  await app.ask('tunnel.set', { tunnel: tunnelTo('first.ngrok.test'), authtoken })
  const { org } = hover.credentials
  const added = await app.ask('sources.add', { kind: 'hover-org', name: 'Homes', ...org, baseUrl: url })
  orgId = added.id
  await app.ask('sources.connect', { id: orgId, code: hover.authorizeCode('https://hover.to') })
})

afterAll(async () => {
  await app?.quit()
  await desktop?.stop()
  await hover?.stop()
  await edge?.stop()
  data.remove()
})

const tunnelTo = (domain: string) => ({
  kind: 'ngrok' as const,
  domain,
  server: { address: edge.address, caFile: edge.caFile },
})
const isLive = ({ connection }: AppState) =>
  connection.sources.find(({ sourceId }) => sourceId === orgId)?.state.kind === 'live'
const publicUrlIn = ({ connection }: AppState) =>
  connection.sources.find(({ sourceId }) => sourceId === orgId)?.publicUrl ?? ''

describe('the real ngrok SDK in the app, against a stand-in of ngrok’s edge', () => {
  test('opens the tunnel, registers its address with Hover, answers the code, and is live', async () => {
    const state = await app.until(isLive)
    expect(publicUrlIn(state)).toMatch(/^https:\/\/first\.ngrok\.test\/hook\//)
    expect(hover.webhooks.rows()).toMatchObject([{ url: publicUrlIn(state), verified_at: expect.any(String) }])
  })

  test('brings a signed delivery through the tunnel to a row and a notification', async () => {
    await hover.play('job-failed')
    const notification = await desktop.notifications.waitFor(({ summary }) => /^Job \d+ failed$/.test(summary))
    expect(notification.body).toBe('Homes')
    await app.page.getByRole('row', { name: /Job/ }).first().waitFor()
  })

  test('is back by itself after the edge dropped it, with the same webhook', async () => {
    const before = hover.webhooks.rows().map(({ id }) => id)
    const agents = edge.agentsSoFar()
    edge.killAgents()
    // That it was down may be over before it is looked at; that another agent came is not.
    await edge.when(() => edge.agentsSoFar() > agents && edge.urls().length === 1)
    await app.until(isLive)
    expect(hover.webhooks.rows().map(({ id }) => id)).toEqual(before)
  })

  test('registers a new address when the domain changes, and removes the webhook of the old one', async () => {
    await app.ask('tunnel.set', { tunnel: tunnelTo('second.ngrok.test') })
    const state = await app.until(now => isLive(now) && publicUrlIn(now).includes('second.ngrok.test'))
    expect(hover.webhooks.rows()).toMatchObject([{ url: publicUrlIn(state), verified_at: expect.any(String) }])
  })

  test('sees that a public address leads to this very app, and that one which nobody can look up does not', async () => {
    await app.until(({ connection }) => connection.address.kind === 'down')
    isLocal = true
    await app.ask('tunnel.set', { tunnel: tunnelTo('third.ngrok.test') })
    await app.until(({ connection }) => connection.address.kind === 'reached')
  })

  test('removes its webhook when the organization is removed', async () => {
    await app.ask('sources.remove', { id: orgId })
    expect(hover.webhooks.rows()).toEqual([])
  })
})
