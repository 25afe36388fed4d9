import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { speakOnly } from '../../../renderer/language/voice.ts'
import { anAppState } from '../../fakes/bridge.ts'
import { aBrokenLink, aHealth } from '../../fakes/health.ts'
import { aDetail, aTransaction } from '../../fakes/transactions.ts'
import { click, renderApp, settle } from '../render-app.tsx'

afterEach(() => {
  cleanup()
  speakOnly(null)
})

const settings = anAppState([]).settings
const french = { settings: { ...settings, language: 'fr' as const }, systemLanguages: ['fr-CI'] }

/** English words that no French text holds. */
const english =
  /\b(the|and|of|is|are|was|were|not|no|with|for|from|your|you|this|that|it|has|have|to|by|settings|search|transactions? that|pending|failed|succeeded|cancelled|unknown|show|copy|add|remove|open|close|save|when|what|nothing|ago|just|now)\b/i

/** Names, ids and texts that came from outside: the same in every language. */
const fromOutside =
  /Hover Tray|Hover USSD|Send Money|Safaricom|MTN|Shop|usehover\.com|hover\.to|ngrok|localhost|127\.0\.0\.1|English|Kiswahili|Português|https?:\S+|status:\S+|since:\S+|gnome-keyring|Your Authtoken|Webhook URL|practice\/deliver/g

/** Everything that a person reads or hears in the window. */
function saidTexts(): readonly string[] {
  const nodes = [...document.body.querySelectorAll('*')].filter(
    node => !node.closest('code, pre, time, [lang]:not(html)'),
  )
  const texts = nodes.flatMap(node => [
    ...[...node.childNodes].filter(child => child.nodeType === Node.TEXT_NODE).map(child => child.textContent ?? ''),
    ...['title', 'aria-label', 'placeholder'].map(name => node.getAttribute(name) ?? ''),
  ])
  return [...new Set(texts.map(text => text.trim()))].filter(text => text !== '')
}

const leftInEnglish = () => saidTexts().filter(text => english.test(text.replaceAll(fromOutside, ' ')))

/** Texts of operators and Hover’s own words stay as they came. */
const bare = { facts: [], conversation: [], smsHits: [], smsMisses: [], history: [], received: [] }

const row = aTransaction({
  status: 'failed',
  title: 'Send Money',
  operator: 'Safaricom',
  message: null,
  category: null,
})

describe('the window in French', () => {
  it('finds English where it is, so that the rest means something', async () => {
    await renderApp({ rows: [row] })
    expect(leftInEnglish().length).toBeGreaterThan(10)
  })

  it('has no English in the list', async () => {
    await renderApp({ rows: [row], app: french })
    expect(screen.getByRole('navigation').textContent).toContain('Échouées')
    expect(leftInEnglish()).toEqual([])
  })

  it('has no English in the detail', async () => {
    await renderApp({ rows: [row], details: { [row.id]: aDetail({ ...row, ...bare }) }, app: french })
    fireEvent.click(screen.getAllByText('Send Money')[0] ?? document.body)
    await settle()
    expect(screen.getByRole('complementary')).toBeTruthy()
    expect(leftInEnglish()).toEqual([])
  })

  it('has no English in the settings', async () => {
    await renderApp({ rows: [row], app: french })
    await click('Réglages')
    expect(leftInEnglish()).toEqual([])
  })

  it('has no English in the connection, where something is broken too', async () => {
    const broken = aBrokenLink('tunnel', { said: [{ code: 'problem.tunnel-stopped-remotely' }] })
    await renderApp({ rows: [row], app: french, health: aHealth(broken) })
    await click(/Connexion/)
    expect(screen.getAllByText(/Appuyez sur Réessayer/).length).toBeGreaterThan(0)
    expect(leftInEnglish()).toEqual([])
  })

  it('has no English in the quarantine, the first run and the empty list', async () => {
    await renderApp({ rows: [], app: french })
    expect(leftInEnglish()).toEqual([])
    await click(/Quarantaine/)
    expect(leftInEnglish()).toEqual([])
    cleanup()
    await renderApp({ app: { ...french, settings: { ...french.settings, sources: [] } } })
    expect(leftInEnglish()).toEqual([])
  })
})
