import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { speakOnly } from '../../../renderer/language/voice.ts'
import { anAppState } from '../../fakes/bridge.ts'
import { aTransaction } from '../../fakes/transactions.ts'
import { click, renderApp, settle } from '../render-app.tsx'

const row = aTransaction({ status: 'failed' })
const settings = anAppState([]).settings

afterEach(() => speakOnly(null))

async function choose(language: string): Promise<void> {
  const select = screen.getByRole('combobox', { name: /^(Language|Langue|Lugha|Língua)$/ })
  select.focus()
  fireEvent.change(select, { target: { value: language } })
  await settle()
}

describe('the language of the window', () => {
  it('follows the system until somebody chooses', async () => {
    await renderApp({ rows: [row], app: { systemLanguages: ['sw-KE', 'en'] } })
    expect(screen.getByRole('button', { name: /Mipangilio/ })).toBeTruthy()
    expect(document.documentElement.lang).toBe('sw-KE')
  })

  it('changes at once, is kept, and leaves the focus where it was', async () => {
    const fake = await renderApp({ rows: [row] })
    await click('Settings')
    await choose('fr')
    expect(fake.inputsOf('language.set')).toEqual(['fr'])
    expect(screen.getByRole('heading', { level: 1, name: 'Réglages' })).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Langue' }))
    expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['fr', 'ltr'])
    await choose('pt')
    expect(screen.getByRole('heading', { level: 1, name: 'Definições' })).toBeTruthy()
    await choose('system')
    expect(screen.getByRole('heading', { level: 1, name: 'Settings' })).toBeTruthy()
  })

  it('names each language in itself', async () => {
    await renderApp({ rows: [row] })
    await click('Settings')
    const names = screen.getAllByRole('option').map(option => option.textContent)
    expect(names).toEqual(expect.arrayContaining(['English', 'Français', 'Kiswahili', 'Português']))
  })

  it('changes in rows that are on screen when it is changed elsewhere', async () => {
    const fake = await renderApp({ rows: [row] })
    expect(screen.getAllByText('Failed').length).toBeGreaterThan(0)
    await act(async () => {
      fake.tell({ kind: 'settings', settings: { ...settings, language: 'fr' }, hasTunnelToken: false })
    })
    await settle()
    expect(screen.getByText(row.title).closest('[role=row]')?.textContent).toContain('Échouée')
    expect(screen.queryByText('Failed')).toBeNull()
  })

  it('is read while the window is drawn, never while it is loaded', async () => {
    vi.resetModules()
    const voice = await import('../../../renderer/language/voice.ts')
    const read: string[] = []
    voice.speakOnly({
      language: 'en',
      locale: 'en-GB',
      alter(text) {
        read.push(text)
        return text
      },
    })
    await import('../../../renderer/app.tsx')
    expect(read).toEqual([])
  })
})
