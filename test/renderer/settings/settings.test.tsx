// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { testVerdict } from '../../../electron/core/telling/test-verdict.ts'
import { ok } from '../../fakes/bridge.ts'
import { click, fillAndSend, renderApp } from '../render-app.tsx'

describe('the settings', () => {
  it('remove a source only after a confirmation', async () => {
    const fake = await renderApp()
    await click('Settings')
    await click('Remove Shop')
    expect(fake.inputsOf('sources.remove')).toEqual([])
    await click('Remove')
    expect(fake.inputsOf('sources.remove')).toEqual([{ id: 'shop' }])
  })

  it('store an ngrok authtoken and clear it from the window', async () => {
    const fake = await renderApp()
    await click('Settings')
    fireEvent.click(screen.getByRole('radio', { name: /^ngrok/ }))
    await fillAndSend({ 'ngrok authtoken': '2abc_token', Domain: 'amina.ngrok-free.app' }, 'Save')
    expect(fake.inputsOf('tunnel.set')).toEqual([
      { tunnel: { kind: 'ngrok', domain: 'amina.ngrok-free.app', server: null }, authtoken: '2abc_token' },
    ])
    expect(screen.getByLabelText<HTMLInputElement>('ngrok authtoken').value).toBe('')
  })

  it('keep a stored authtoken when the field is left empty', async () => {
    const fake = await renderApp({ app: { hasTunnelToken: true } })
    await click('Settings')
    fireEvent.click(screen.getByRole('radio', { name: /^ngrok/ }))
    await fillAndSend({}, 'Save')
    expect(fake.inputsOf('tunnel.set')).toEqual([{ tunnel: { kind: 'ngrok', domain: '', server: null } }])
  })

  it('change one notification and leave the others', async () => {
    const fake = await renderApp()
    await click('Settings')
    await click('Succeeded', 'switch')
    expect(fake.inputsOf('notifications.set')).toEqual([
      {
        failed: true,
        unknown: true,
        cancelled: true,
        succeeded: true,
        stuck: true,
        unusual: true,
        awayReport: false,
        debugRuns: false,
      },
    ])
  })

  it('let stuck transactions be silent', async () => {
    const fake = await renderApp()
    await click('Settings')
    await click('Pending for too long', 'switch')
    expect(fake.inputsOf('notifications.set')).toMatchObject([{ stuck: false, failed: true }])
  })

  it('say when this computer shows no notifications, and what to do', async () => {
    await renderApp({ answers: { 'notifications.test': () => ok(testVerdict('no-server', 'linux')) } })
    await click('Settings')
    await click('Send a test notification')
    expect(screen.getByText(/^Nothing on this desktop shows notifications/)).toBeTruthy()
    expect(screen.getByText(/^Start the notification service/)).toBeTruthy()
  })

  it('say how this very desktop lets notifications through while it is not certain that they are seen', async () => {
    await renderApp({ answers: { 'notifications.test': () => ok(testVerdict('taken', 'xfce')) } })
    await click('Settings')
    await click('Send a test notification')
    expect(screen.getByText(/allow Hover Tray under Applications/)).toBeTruthy()
  })

  it('say that notifications arrive once the person has answered one', async () => {
    const answers = { 'notifications.test-seen': () => ok(testVerdict('seen', null)) }
    await renderApp({ answers })
    await click('Settings')
    await click('Send a test notification')
    expect(screen.getByText(/^You answered the notification/)).toBeTruthy()
    expect(screen.queryByText('If you do not see it:')).toBeNull()
  })

  it('warn when this computer keeps no secrets', async () => {
    await renderApp({ app: { secretsAreKept: false } })
    await click('Settings')
    expect(screen.getByText(/Secrets last until the app quits/)).toBeTruthy()
  })
})
