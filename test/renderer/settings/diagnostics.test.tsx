// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ok, refused } from '../../fakes/bridge.ts'
import { click, renderApp } from '../render-app.tsx'

const parts = [
  { name: 'versions', text: '{\n  "Hover Tray": "0.1.0"\n}' },
  { name: 'log', text: '[\n  "2026-07-01T12:00:00.000Z info started"\n]' },
] as const

async function openDialog(answers: NonNullable<Parameters<typeof renderApp>[0]>['answers'] = {}) {
  const fake = await renderApp({ answers: { 'diagnostics.preview': () => ok({ parts, bytes: 2048 }), ...answers } })
  await click('Settings')
  await click('Make a diagnostics file…')
  return fake
}
const dialog = () => within(screen.getByRole('dialog', { name: 'Diagnostics file' }))

describe('a diagnostics file', () => {
  it('shows every part of what it will hold, word for word, and writes nothing yet', async () => {
    const fake = await openDialog()
    expect(
      parts.filter(
        ({ text }) => !dialog().getByText((_, element) => element?.tagName === 'PRE' && element.textContent === text),
      ),
    ).toEqual([])
    expect([dialog().getByText('2 KB, compressed JSON') !== null, fake.inputsOf('diagnostics.save')]).toEqual([
      true,
      [],
    ])
  })

  it('is saved once somebody has seen it, and can be shown in its folder', async () => {
    const fake = await openDialog()
    await click('Save…')
    expect(dialog().getByText('Saved, 2 KB.')).toBeTruthy()
    await click('Show file')
    expect(fake.inputsOf('data.show')).toEqual([{ what: 'written' }])
  })

  it('is not said to be saved when the person chose no file', async () => {
    await openDialog({ 'diagnostics.save': () => ok(null) })
    await click('Save…')
    expect(dialog().queryByRole('button', { name: 'Show file' })).toBeNull()
  })

  it('says why it could not be saved', async () => {
    await openDialog({ 'diagnostics.save': () => refused('There is not enough space.') })
    await click('Save…')
    expect(dialog().getByText('There is not enough space.')).toBeTruthy()
  })

  it('is copied as it is shown', async () => {
    const fake = await openDialog()
    await click('Copy as text')
    expect(fake.inputsOf('clipboard.write')).toEqual([{ text: `${parts[0].text}\n${parts[1].text}` }])
  })
})

describe('the page about the app', () => {
  it('names the versions, the system, the licence and the data folder', async () => {
    await renderApp()
    await click('Settings')
    const about = within(screen.getByRole('region', { name: 'About' }))
    for (const text of ['Electron', '45.4.1', 'Linux 6.1.0 (x64)', /^MIT/, '/home/amina/.config/hover-tray'])
      expect(about.getByText(text)).toBeTruthy()
  })

  it('opens pages by their names, never by an address', async () => {
    const fake = await renderApp()
    await click('Settings')
    await click('Your ngrok dashboard')
    expect(fake.inputsOf('app.visit')).toEqual([{ page: 'ngrok-dashboard' }])
  })
})
