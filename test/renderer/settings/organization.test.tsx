// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ok, refused } from '../../fakes/bridge.ts'
import { anOrganization } from '../../fakes/organization.ts'
import { dialog, openOrganization, openSettings, withOrganization } from '../organization-scene.ts'
import { click, fillAndSend, settle } from '../render-app.tsx'

const looked = { seenAt: '2026-03-02T08:00:00Z', look: { kind: 'worked' } } as const

const fact = (name: string) => dialog().getByText(name).closest('div')?.querySelector('dd')?.textContent?.trim()

describe('Hover’s own view of the webhook', () => {
  it.each([
    ['was not asked for yet', null, 'Hover was not asked yet.'],
    [
      'has not verified it',
      { ...looked, verifiedAt: null, lastError: null },
      'Hover has not verified the webhook yet.',
    ],
  ])('says that Hover %s', async (_, hoverView, words) => {
    await openOrganization({ connection: { hoverView } })
    expect(fact('Webhook verified')).toBe(words)
  })

  it('says when Hover verified it, with the exact time in the title', async () => {
    await openOrganization()
    expect(dialog().getByText('Webhook verified').closest('div')?.querySelector('time')?.title).toMatch(/2026/)
  })

  it('says what Hover noted last', async () => {
    await openOrganization({
      connection: { hoverView: { ...looked, verifiedAt: null, lastError: '503 Service Unavailable' } },
    })
    expect(fact('Last error at Hover')).toBe('503 Service Unavailable')
  })

  it('says that Hover noted no error', async () => {
    await openOrganization()
    expect(fact('Last error at Hover')).toBe('None')
  })

  it('stands beside the state here', async () => {
    await openOrganization({ connection: { state: { kind: 'verifying' } } })
    expect(fact('State here')).toBe('Confirming the code…')
  })

  it('is all there is to see of a practice organization', async () => {
    await openOrganization({ source: { practice: true } })
    expect(dialog().queryByRole('radio')).toBeNull()
    expect(dialog().queryByRole('button', { name: 'Renew the webhook secret' })).toBeNull()
  })
})

describe('the redirect choice', () => {
  it('shows the address to enter at Hover and copies it', async () => {
    const fake = await openOrganization()
    fireEvent.click(dialog().getByRole('radio', { name: /^Hover tells the app/ }))
    await settle()
    await click('Copy')
    expect(fake.inputsOf('clipboard.write')).toEqual([{ text: 'https://amina.ngrok-free.app/oauth/callback' }])
  })

  it('is saved as the app’s own address', async () => {
    const fake = await openOrganization()
    fireEvent.click(dialog().getByRole('radio', { name: /^Hover tells the app/ }))
    await fillAndSend({}, 'Save this choice')
    expect(fake.inputsOf('sources.redirect')).toEqual([{ id: 'acme', redirectUri: 'callback' }])
    expect(dialog().getByText(/^Saved\. It counts the next time/)).toBeTruthy()
  })

  it('is saved as an address from which a person copies the code', async () => {
    const fake = await openOrganization({ source: { redirectUri: 'callback' } })
    fireEvent.click(dialog().getByRole('radio', { name: /^I copy the code/ }))
    await fillAndSend({ 'Redirect URI': 'https://example.com/done' }, 'Save this choice')
    expect(fake.inputsOf('sources.redirect')).toEqual([{ id: 'acme', redirectUri: 'https://example.com/done' }])
  })

  it('begins with what is chosen now', async () => {
    await openOrganization({ source: { redirectUri: 'callback' } })
    expect(dialog().getByRole<HTMLInputElement>('radio', { name: /^Hover tells/ }).checked).toBe(true)
  })

  it('leads to the tunnel while there is no public address', async () => {
    await openOrganization({
      source: { redirectUri: 'callback' },
      answers: { 'sources.callback': () => ok({ url: null }) },
    })
    expect(dialog().getByText(/There is no public https address yet/)).toBeTruthy()
    await click('Choose a tunnel')
    expect(document.activeElement?.querySelector('h2')?.textContent).toBe('Tunnel')
  })

  it('shows the address as soon as the tunnel gives one', async () => {
    let url: string | null = null
    const fake = await openOrganization({
      source: { redirectUri: 'callback' },
      answers: { 'sources.callback': () => ok({ url }) },
    })
    url = 'https://new.ngrok-free.app/oauth/callback'
    const tunnel = { kind: 'online', url: 'https://new.ngrok-free.app' } as const
    act(() => fake.tell({ kind: 'connection', connection: { ...withOrganization({}), tunnel } }))
    await settle()
    expect(dialog().getByText(url)).toBeTruthy()
  })

  it('shows the sentence when it is refused', async () => {
    await openOrganization({ answers: { 'sources.redirect': () => refused('The address has to begin with https.') } })
    await fillAndSend({ 'Redirect URI': 'https://example.com' }, 'Save this choice')
    expect(screen.getByRole('alert').textContent).toContain('The address has to begin with https.')
  })

  it('is offered when an organization is added', async () => {
    const fake = await openSettings()
    await click('Add Hover organization')
    fireEvent.click(dialog().getByRole('radio', { name: /^Hover tells the app/ }))
    await fillAndSend({ Name: 'Beta', 'Client ID': 'abc', 'Client secret': 'quiet' }, 'Continue')
    expect(fake.inputsOf('sources.add')).toMatchObject([{ name: 'Beta', redirectUri: 'callback' }])
  })
})

describe('the credentials', () => {
  const secret = () => dialog().getByLabelText<HTMLInputElement>('Client secret')

  it('are sent once, and the secret is held nowhere in the window', async () => {
    const fake = await openOrganization()
    await fillAndSend({ 'Client secret': 'quiet' }, 'Save client ID and secret')
    expect([fake.inputsOf('sources.credentials'), secret().value]).toEqual([
      [{ id: 'acme', clientId: anOrganization().clientId, clientSecret: 'quiet' }],
      '',
    ])
    expect(dialog().getByText(/^Saved\. The app signs in/)).toBeTruthy()
  })

  it('lead to the consent where the sign-in does not go with them', async () => {
    await openOrganization({ answers: { 'sources.credentials': () => ok({ needsConnecting: true }) } })
    await fillAndSend({ 'Client ID': 'other', 'Client secret': 'quiet' }, 'Save client ID and secret')
    expect(screen.getByRole('heading', { name: 'Allow access for Acme Roofing' })).toBeTruthy()
  })

  it('stay in the form when they are refused, with the sentence', async () => {
    await openOrganization({ answers: { 'sources.credentials': () => refused('Paste the client secret.') } })
    await fillAndSend({ 'Client secret': 'quiet' }, 'Save client ID and secret')
    expect([screen.getByRole('alert').textContent, secret().value]).toEqual([
      expect.stringContaining('Paste the client secret.'),
      'quiet',
    ])
  })

  it('of a practice organization cannot be entered', async () => {
    await openOrganization({ source: { practice: true } })
    expect(dialog().queryByLabelText('Client secret')).toBeNull()
  })
})
