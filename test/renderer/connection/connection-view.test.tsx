// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { Reply } from '../../../electron/contract/bridge/ipc.ts'
import { type Health, linkNames } from '../../../electron/contract/health.ts'
import { anAppState, ok, refused } from '../../fakes/bridge.ts'
import { aBlindWindow, aBrokenLink, aHealth, aLink } from '../../fakes/health.ts'
import { anOrganization } from '../../fakes/organization.ts'
import { click, renderApp, settle } from '../render-app.tsx'

const { settings } = anAppState()
const twoSources = { settings: { ...settings, sources: [...settings.sources, anOrganization()] } }
const lastGoodAt = '2026-03-02T09:05:00Z'

async function openConnection(options: Parameters<typeof renderApp>[0] = {}) {
  const fake = await renderApp({ app: twoSources, ...options })
  await click(/^Connection/)
  return fake
}

const chain = () => screen.getByRole('list', { name: 'From Hover to you' })
const step = (name: string) => {
  const item = within(chain()).getByRole('heading', { level: 2, name }).closest('li')
  if (item === null) throw new Error(`${name} is no step`)
  return within(item)
}
const blindList = () => within(screen.getByRole('region', { name: 'When nothing could arrive' }))

describe('the way from Hover to a person', () => {
  it('shows every step in the order of a delivery, whatever the order of the links', async () => {
    const health = aHealth(aLink('engine'))
    await openConnection({ health: { ...health, links: [...health.links].reverse() } })
    const labels = within(chain()).getAllByRole('heading', { level: 2 })
    expect(labels.map(label => label.textContent)).toEqual(linkNames.map(name => aLink(name).label))
  })

  it.each([
    ['good', 'Good'],
    ['checking', 'Not known yet'],
    ['unused', 'Not needed'],
  ] as const)('says of a step that is %s: %s', async (state, word) => {
    await openConnection({ health: aHealth(aLink('receiver', { state })) })
    expect(step('Receiver').getByText(word)).toBeTruthy()
  })

  it('says of a broken step what to do, and since when', async () => {
    await openConnection({ health: aHealth(aBrokenLink('tunnel', { sentence: 'Paste a new authtoken.' })) })
    expect(step('Tunnel').getByText('Broken')).toBeTruthy()
    expect(step('Tunnel').getByText('Paste a new authtoken.')).toBeTruthy()
    expect(step('Tunnel').getByText(/^Broken since/)).toBeTruthy()
  })

  it('keeps the exact time of the last good moment in its title', async () => {
    await openConnection({ health: aHealth(aLink('database', { lastGoodAt })) })
    expect(
      step('Database')
        .getByText(/Last seen good/)
        .querySelector('time')?.title,
    ).toMatch(/2 March 2026|March 2, 2026/)
  })

  it('says that a step was never seen good', async () => {
    await openConnection({ health: aHealth(aLink('database', { lastGoodAt: null, state: 'checking' })) })
    expect(step('Database').getByText('Not seen good yet')).toBeTruthy()
  })

  it('puts the links of several sources under their step, which is as broken as the worst of them', async () => {
    const health = aHealth(
      aLink('authenticity', { label: 'Shop' }),
      aBrokenLink('authenticity', { label: 'Acme Roofing', sourceId: 'acme' }),
    )
    await openConnection({ health })
    const proof = step('Proof of origin')
    expect(proof.getAllByRole('heading', { level: 3 }).map(one => one.textContent)).toEqual(['Shop', 'Acme Roofing'])
    expect(proof.getAllByText('Broken')).toHaveLength(2)
  })

  it('follows the news', async () => {
    const fake = await openConnection()
    act(() => fake.tell({ kind: 'health', health: aHealth(aBrokenLink('database')) }))
    expect(step('Database').getByText('Broken')).toBeTruthy()
  })

  it('asks for the times again while it is in sight, and looks at nothing afresh for that', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const fake = await openConnection()
    const before = fake.inputsOf('health.check').length
    await act(() => vi.advanceTimersByTimeAsync(20_000))
    await settle()
    expect(fake.inputsOf('health.check').slice(before)).toEqual([{ isAfresh: false }])
  })
})

describe('Check now', () => {
  it('asks for a look at everything and is busy until it is done', async () => {
    const { promise, resolve } = Promise.withResolvers<Reply<Health>>()
    const answers = {
      'health.check': ({ isAfresh }: { readonly isAfresh: boolean }) => (isAfresh ? promise : ok(aHealth())),
    }
    await openConnection({ answers })
    await click('Check now')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Checking…' }).disabled).toBe(true)
    resolve(ok(aHealth(aBrokenLink('receiver'))))
    await settle()
    expect(screen.getByText('Broken: Receiver.')).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Check now' }).disabled).toBe(false)
  })

  it('says that everything holds', async () => {
    await openConnection()
    expect(screen.getByText('Everything holds.')).toBeTruthy()
  })

  it('does not say so while a step is not known yet', async () => {
    await openConnection({ health: aHealth(aLink('authenticity', { state: 'checking' })) })
    expect(screen.getByText('Nothing is broken. Some steps are not known yet.')).toBeTruthy()
  })

  it('says what to do when nobody has looked yet, and shows the sentence of a check that failed', async () => {
    await openConnection({ answers: { 'health.check': () => refused('The app is stopping.') } })
    expect(screen.getByText(/Nobody has looked yet/)).toBeTruthy()
    await click('Check now')
    expect(screen.getByRole('alert').textContent).toContain('The app is stopping.')
  })

  it('does not let an answer that is older than the news take their place', async () => {
    const { promise, resolve } = Promise.withResolvers<Reply<Health>>()
    const fake = await openConnection({ answers: { 'health.check': () => promise } })
    act(() => fake.tell({ kind: 'health', health: { ...aHealth(), at: '2026-03-02T10:00:00Z' } }))
    resolve(ok({ ...aHealth(aBrokenLink('tunnel')), at: '2026-03-02T09:59:00Z' }))
    await settle()
    expect(screen.getByText('Everything holds.')).toBeTruthy()
  })
})

describe('the list of blind windows', () => {
  it('says so when none is known', async () => {
    await openConnection()
    expect(blindList().getByText('No such time is known.')).toBeTruthy()
  })

  it('says of each how long it was, of which source, why, and what cannot be known', async () => {
    await openConnection({ blindWindows: [aBlindWindow()] })
    const [item] = blindList().getAllByRole('listitem')
    expect(item?.textContent).toMatch(/17 min · Acme Roofing/)
    expect(item?.textContent).toContain('This computer was asleep.')
    expect(item?.textContent).toContain('3 changes recovered. States that a job had only in between cannot be known.')
  })

  it('speaks of the present while one lasts', async () => {
    const open = aBlindWindow({ until: null, cause: 'tunnel-down', recovery: { kind: 'open' } })
    await openConnection({ blindWindows: [open] })
    expect(blindList().getByRole('listitem').textContent).toMatch(
      /^Since .*The tunnel is down\.Nothing can arrive now\./,
    )
  })

  it('shows a few at first and all when asked', async () => {
    await openConnection({ blindWindows: Array.from({ length: 14 }, (_, id) => aBlindWindow({ id: String(id) })) })
    expect(blindList().getAllByRole('listitem')).toHaveLength(10)
    await click('Show 4 earlier')
    expect(blindList().getAllByRole('listitem')).toHaveLength(14)
  })

  it('follows the news', async () => {
    const fake = await openConnection()
    act(() => fake.tell({ kind: 'blind-windows', windows: [aBlindWindow()] }))
    expect(blindList().getAllByRole('listitem')).toHaveLength(1)
  })
})
