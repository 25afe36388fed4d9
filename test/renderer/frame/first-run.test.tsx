// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { anAppState, refused } from '../../fakes/bridge.ts'
import { aTransaction, countsOf } from '../../fakes/transactions.ts'
import { click, fillAndSend, renderApp } from '../render-app.tsx'

const app = anAppState()
const nothing = { settings: { ...app.settings, sources: [] }, connection: { ...app.connection, sources: [] } }

describe('the first run', () => {
  it('is shown while there is no source', async () => {
    await renderApp({ app: nothing })
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('See every Hover transaction as it happens')
  })

  it('is over while transactions are stored, though no source is left', async () => {
    const rows = [aTransaction({ title: 'Buy airtime' })]
    await renderApp({ rows, app: { ...nothing, counts: countsOf(rows) } })
    expect(screen.getByText('Buy airtime')).toBeTruthy()
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('All')
    await click('Overview')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Overview')
    await click('Open settings')
    expect(screen.getByRole('button', { name: 'Add Hover USSD app' })).toBeTruthy()
  })

  it('starts the practice Hover with one click and says that nothing is real', async () => {
    const fake = await renderApp({ app: nothing })
    await click('Start practice')
    expect(fake.inputsOf('practice.set')).toEqual([{ on: true }])
    expect(screen.getByText('Practice: these transactions are not real')).toBeTruthy()
  })

  it('shows why the practice Hover did not start', async () => {
    await renderApp({ app: nothing, answers: { 'practice.set': () => refused('No port is free.') } })
    await click('Start practice')
    expect(screen.getByRole('alert').textContent).toContain('No port is free.')
  })
})

describe('adding a USSD app', () => {
  const values = { Name: 'Kiosk', 'Webhook secret': 'bb98a2d7cc8f51037c9c5cd05376ddf5' }

  it('sends the secret to the main process and never shows it again', async () => {
    const fake = await renderApp({ app: nothing })
    await click(/^Connect Hover USSD/)
    await fillAndSend(values, 'Add app')
    expect(fake.inputsOf('sources.add')).toEqual([
      { kind: 'ussd-app', name: 'Kiosk', secret: 'bb98a2d7cc8f51037c9c5cd05376ddf5' },
    ])
    expect(document.documentElement.outerHTML).not.toContain('bb98a2d7')
    expect([...document.querySelectorAll('input')].map(input => input.value).join()).not.toContain('bb98a2d7')
  })

  it('warns that the API token is another thing', async () => {
    await renderApp({ app: nothing })
    await click(/^Connect Hover USSD/)
    expect(screen.getByText(/The API token is not the webhook secret/)).toBeTruthy()
  })

  it('then shows the URL for Hover’s dashboard', async () => {
    const [shop] = app.connection.sources
    const sources = shop === undefined ? [] : [{ ...shop, sourceId: 'added' }]
    await renderApp({ app: { ...nothing, connection: { ...app.connection, sources } } })
    await click(/^Connect Hover USSD/)
    await fillAndSend(values, 'Add app')
    expect(screen.getByText('https://amina.ngrok-free.app/hook/k3v9')).toBeTruthy()
  })

  it('keeps what was typed and shows the sentence when it is refused', async () => {
    await renderApp({ app: nothing, answers: { 'sources.add': () => refused('There is an app of this name.') } })
    await click(/^Connect Hover USSD/)
    await fillAndSend(values, 'Add app')
    expect(screen.getByRole('alert').textContent).toContain('There is an app of this name.')
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Kiosk')
  })
})

describe('adding a Hover organization', () => {
  it('leads from the secret over the consent to the code', async () => {
    const fake = await renderApp({ app: nothing })
    await click(/^Connect a Hover organization/)
    await fillAndSend({ Name: 'Acme', 'Client ID': 'abc', 'Client secret': 'quiet' }, 'Continue')
    await click('Open Hover’s consent page')
    await fillAndSend({ 'Code from the address bar': 'xyz' }, 'Connect')
    expect(fake.inputsOf('sources.connect')).toEqual([{ id: 'added', code: 'xyz' }])
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})
