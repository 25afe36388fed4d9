// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { AppState } from '../../../electron/contract/bridge/app-state.ts'
import type { Reply } from '../../../electron/contract/bridge/ipc.ts'
import type { RepairAction, SettingsSection } from '../../../electron/contract/health.ts'
import { anAppState, ok } from '../../fakes/bridge.ts'
import { aBrokenLink, aHealth } from '../../fakes/health.ts'
import { anOrganization } from '../../fakes/organization.ts'
import { click, fillAndSend, renderApp, settle } from '../render-app.tsx'

const { settings } = anAppState()
const twoSources = { settings: { ...settings, sources: [...settings.sources, anOrganization()] } }

describe('the first broken link', () => {
  const banner = () => within(screen.getByRole('region', { name: 'What is broken' }))

  it('is told at the top of the window in one sentence, with how many others are broken', async () => {
    const health = aHealth(aBrokenLink('tunnel', { sentence: 'It closed.' }), aBrokenLink('rules'))
    await renderApp({ app: twoSources, health })
    expect(banner().getByRole('status').textContent).toBe('Tunnel. It closed. 1 more step is broken.')
  })

  it('is not told while all hold', async () => {
    await renderApp({ app: twoSources })
    expect(screen.queryByRole('region', { name: 'What is broken' })).toBeNull()
  })

  it('leads to all steps', async () => {
    await renderApp({ app: twoSources, health: aHealth(aBrokenLink('tunnel')) })
    await click('Show all steps')
    expect(screen.getByRole('list', { name: 'From Hover to you' })).toBeTruthy()
  })

  it('says when the app tries again by itself, and lets a person try now', async () => {
    const retryAt = new Date(Date.now() + 5 * 60_000 + 5_000).toISOString()
    const fake = await renderApp({
      app: twoSources,
      health: aHealth(aBrokenLink('tunnel', { repair: { kind: 'wait', retryAt } })),
    })
    expect(banner().getByText(/^The app mends this by itself\. Next try in 5 min/)).toBeTruthy()
    fireEvent.click(banner().getByRole('button', { name: 'Try again now' }))
    await settle()
    expect(fake.inputsOf('connection.retry')).toHaveLength(1)
  })

  it('never says that a try that is due was in the past', async () => {
    const repair = { kind: 'wait', retryAt: '2026-03-02T09:00:00Z' } as const
    await renderApp({ app: twoSources, health: aHealth(aBrokenLink('tunnel', { repair })) })
    expect(banner().getByText('The app mends this by itself. Next try in a moment.')).toBeTruthy()
  })

  it('offers no button for what is mended elsewhere', async () => {
    await renderApp({ app: twoSources, health: aHealth(aBrokenLink('tunnel', { repair: { kind: 'outside' } })) })
    expect(
      banner()
        .getAllByRole('button')
        .map(button => button.textContent?.trim()),
    ).toEqual(['Show all steps'])
  })
})

describe('a repair', () => {
  const press = async (action: RepairAction, name: RegExp, sourceId: string | null = null) => {
    const health = aHealth(aBrokenLink('tunnel', { repair: { kind: 'act', action, sourceId } }))
    const fake = await renderApp({ app: twoSources, health })
    await click(name)
    return fake
  }

  it('tries again', async () => {
    const fake = await press('retry', /^Try again now/)
    expect(fake.inputsOf('connection.retry')).toHaveLength(1)
  })

  it('opens the consent of an organization', async () => {
    await press('connect-source', /^Connect with Hover/, 'acme')
    expect(screen.getByRole('heading', { name: 'Allow access for Acme Roofing' })).toBeTruthy()
  })

  it('opens the URL of a USSD app', async () => {
    await press('connect-source', /^Connect with Hover/, 'shop')
    expect(screen.getByRole('heading', { name: 'Give Hover this URL' })).toBeTruthy()
  })

  it('leads to the sources when the source is gone', async () => {
    await press('connect-source', /^Connect with Hover/, 'gone')
    expect(document.activeElement?.querySelector('h2')?.textContent).toBe('Sources')
  })

  it('names its source to screen readers, and leads to where the client secret is entered again', async () => {
    await press('source-settings', /^Open the source \(Acme Roofing\)$/, 'acme')
    expect(within(screen.getByRole('dialog')).getByLabelText('Client secret')).toBeTruthy()
  })

  it('leads to the new secret of a USSD app', async () => {
    const fake = await press('source-settings', /^Open the source \(Shop\)$/, 'shop')
    await fillAndSend({ 'New webhook secret': 'quiet' }, 'Use this secret')
    expect(fake.inputsOf('sources.rotate')).toEqual([{ id: 'shop', secret: 'quiet' }])
  })

  it('leads to the source alone where the practice Hover brings the secret', async () => {
    const sources = twoSources.settings.sources.map(source => ({ ...source, practice: true }))
    const repair = { kind: 'act', action: 'source-settings', sourceId: 'acme' } as const
    const health = aHealth(aBrokenLink('registration', { repair }))
    await renderApp({ app: { settings: { ...settings, practice: true, sources } }, health })
    await click(/^Open the source \(Acme Roofing\)$/)
    expect([screen.queryByRole('dialog'), document.activeElement?.textContent]).toEqual([
      null,
      expect.stringContaining('Acme Roofing'),
    ])
  })

  it.each([
    ['tunnel-settings', /^Open tunnel settings/, 'Tunnel'],
    ['notification-settings', /^Open notification settings/, 'Notifications'],
    ['source-settings', /^Open the source/, 'Sources'],
  ] as const)('%s brings the part of the settings into focus', async (action, name, title) => {
    await press(action, name)
    expect(document.activeElement?.querySelector('h2')?.textContent).toBe(title)
  })

  it('sends a test notification and says what came of it', async () => {
    const fake = await press('test-notification', /^Send a test notification/)
    expect(fake.inputsOf('notifications.test')).toHaveLength(1)
    expect(screen.getByText(/^The desktop took the notification/)).toBeTruthy()
  })
})

describe('what the tray sends a person to', () => {
  const heading = () => document.activeElement?.querySelector('h2')?.textContent
  const send = async (section: SettingsSection, sourceId: string | null = null) => {
    const fake = await renderApp({ app: twoSources })
    act(() => fake.tell({ kind: 'open-settings', section, sourceId }))
    await settle()
  }

  it.each([
    ['tunnel', 'Tunnel'],
    ['notifications', 'Notifications'],
    ['sources', 'Sources'],
    ['consent', 'Sources'],
  ] as const)('is the part of the settings: %s', async (section, title) => {
    await send(section)
    expect(heading()).toBe(title)
  })

  it('is the consent of an organization', async () => {
    await send('consent', 'acme')
    expect(screen.getByRole('heading', { name: 'Allow access for Acme Roofing' })).toBeTruthy()
  })

  it('is the form for the secret of an app', async () => {
    await send('sources', 'shop')
    expect(screen.getByLabelText('New webhook secret')).toBeTruthy()
  })

  it('takes the place of what is open', async () => {
    const fake = await renderApp({ app: twoSources })
    for (const sourceId of ['shop', 'acme']) {
      act(() => fake.tell({ kind: 'open-settings', section: 'sources', sourceId }))
      await settle()
    }
    expect(screen.getAllByRole('dialog').map(one => within(one).queryByLabelText('Client secret') !== null)).toEqual([
      true,
    ])
  })

  it('waits for a window that does not know its sources yet', async () => {
    const answer = Promise.withResolvers<Reply<AppState>>()
    const fake = await renderApp({ answers: { 'app.state': () => answer.promise } })
    act(() => fake.tell({ kind: 'open-settings', section: 'sources', sourceId: 'acme' }))
    answer.resolve(ok({ ...anAppState(), ...twoSources }))
    await settle()
    expect(screen.getByLabelText('Client secret')).toBeTruthy()
  })
})
