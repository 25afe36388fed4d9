// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ok, refused } from '../../fakes/bridge.ts'
import { click, renderApp, settle } from '../render-app.tsx'

const state = { launchAtLogin: false, shortcut: null, isShortcutTaken: false, closeQuits: false }

describe('the settings of this computer', () => {
  it('start the app at login', async () => {
    const fake = await renderApp()
    await click('Settings')
    await click('Start at login', 'switch')
    expect(fake.inputsOf('desktop.set')).toEqual([{ launchAtLogin: true }])
    expect(screen.getByRole('switch', { name: 'Start at login' }).getAttribute('aria-checked')).toBe('true')
  })

  it('offer no start at login where there is none', async () => {
    await renderApp({ answers: { 'desktop.state': () => ok({ ...state, launchAtLogin: null }) } })
    await click('Settings')
    expect(screen.queryByRole('switch', { name: 'Start at login' })).toBeNull()
  })

  it('say when another program has the shortcut, and keep the one before', async () => {
    const fake = await renderApp({ answers: { 'desktop.set': () => refused('Another program has this shortcut.') } })
    await click('Settings')
    const choice = screen.getByLabelText<HTMLSelectElement>('Shortcut in every program')
    fireEvent.change(choice, { target: { value: 'Alt+Shift+H' } })
    await settle()
    expect(fake.inputsOf('desktop.set')).toEqual([{ shortcut: 'Alt+Shift+H' }])
    expect(screen.getByText('Another program has this shortcut.')).toBeTruthy()
    expect(choice.value).toBe('')
  })

  it('show a shortcut that was chosen elsewhere, and that it does nothing now', async () => {
    const chosen = { ...state, shortcut: 'Super+J', isShortcutTaken: true }
    await renderApp({ answers: { 'desktop.state': () => ok(chosen) } })
    await click('Settings')
    expect(screen.getByLabelText<HTMLSelectElement>('Shortcut in every program').value).toBe('Super+J')
    expect(screen.getByText(/^Another program has this shortcut now/)).toBeTruthy()
  })
})
