// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Reply } from '../../../electron/contract/bridge/ipc.ts'
import type { LinkState } from '../../../electron/contract/connection.ts'
import { ok, refused } from '../../fakes/bridge.ts'
import { dialog, openOrganization, type Scene, withOrganization } from '../organization-scene.ts'
import { click, settle } from '../render-app.tsx'

describe('renewing the webhook secret', () => {
  const openRenewal = async (scene: Scene = {}) => {
    const fake = await openOrganization(scene)
    await click('Renew the webhook secret')
    return fake
  }

  it('begins only after a confirmation', async () => {
    const fake = await openRenewal()
    expect(fake.inputsOf('sources.renew-webhook')).toEqual([])
    await click('Renew now')
    expect(fake.inputsOf('sources.renew-webhook')).toEqual([{ id: 'acme' }])
  })

  it('shows how far it is, and when it is done', async () => {
    const { promise, resolve } = Promise.withResolvers<Reply<null>>()
    const fake = await openRenewal({ answers: { 'sources.renew-webhook': () => promise } })
    await click('Renew now')
    const tell = (state: LinkState) =>
      act(() => fake.tell({ kind: 'connection', connection: withOrganization({ state }) }))
    tell({ kind: 'awaiting-code' })
    expect(dialog().getByRole('status').textContent).toContain('Waiting for Hover’s verification code…')
    resolve(ok(null))
    await settle()
    expect(dialog().getByRole('status').textContent).toContain('Renewed.')
    expect(dialog().queryByRole('button', { name: 'Renew now' })).toBeNull()
  })

  it('cannot be begun twice at once', async () => {
    const { promise } = Promise.withResolvers<Reply<null>>()
    await openRenewal({ answers: { 'sources.renew-webhook': () => promise } })
    await click('Renew now')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'One moment…' }).disabled).toBe(true)
  })

  it('shows the sentence of a failure and can be tried again', async () => {
    const fake = await openRenewal({ answers: { 'sources.renew-webhook': () => refused('Hover does not answer.') } })
    await click('Renew now')
    expect(screen.getByRole('alert').textContent).toContain('Hover does not answer.')
    await click('Try again')
    expect(fake.inputsOf('sources.renew-webhook')).toHaveLength(2)
  })
})
