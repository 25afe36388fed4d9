// @vitest-environment happy-dom
import { act } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ok } from '../../fakes/bridge.ts'
import { dialog, openSettings, type Scene, withOrganization } from '../organization-scene.ts'
import { click } from '../render-app.tsx'

describe('connecting an organization whose code Hover brings by itself', () => {
  const scene: Scene = {
    source: { redirectUri: 'callback' },
    connection: { state: { kind: 'idle' } },
    answers: { 'sources.authorize': () => ok({ url: 'https://hover.to/oauth/authorize', returns: 'callback' }) },
  }

  const openConsent = async (change: Scene = {}) => {
    const fake = await openSettings({ ...scene, ...change })
    await click('Connect with Hover')
    return fake
  }

  it('asks for no code', async () => {
    await openConsent()
    expect(dialog().queryByLabelText('Code from the address bar')).toBeNull()
  })

  it('waits for Hover, then shows the state as it changes', async () => {
    const fake = await openConsent()
    await click('Open Hover’s consent page')
    expect(dialog().getByText('Waiting for Hover. Press Allow in the browser.')).toBeTruthy()
    act(() => fake.tell({ kind: 'connection', connection: withOrganization({ state: { kind: 'registering' } }) }))
    expect(dialog().getByText('Registering the URL with Hover…')).toBeTruthy()
  })

  it('asks for the code after all when the app says that a person brings it', async () => {
    const answers = {
      'sources.authorize': () => ok({ url: 'https://hover.to/oauth/authorize', returns: 'copy' as const }),
    }
    await openConsent({ answers })
    await click('Open Hover’s consent page')
    expect(dialog().getByLabelText('Code from the address bar')).toBeTruthy()
  })
})
