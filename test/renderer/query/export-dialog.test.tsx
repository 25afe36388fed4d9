// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { type FakeBridgeOptions, ok, refused } from '../../fakes/bridge.ts'
import { aTransaction } from '../../fakes/transactions.ts'
import { click, renderApp, settle } from '../render-app.tsx'

const rows = [
  aTransaction({ providerId: 'one', operator: 'MTN' }),
  aTransaction({ providerId: 'two', operator: 'MTN', status: 'pending' }),
  aTransaction({ providerId: 'three', status: 'pending' }),
]
const dialog = () => within(screen.getByRole('dialog'))
const said = () => dialog().getAllByRole('status')[0]?.textContent

async function openExport(view: RegExp | null, search: string, options: FakeBridgeOptions = {}) {
  const fake = await renderApp({ rows, ...options })
  if (view !== null) await click(view)
  fireEvent.change(screen.getByRole('combobox', { name: 'Search transactions' }), { target: { value: search } })
  await settle()
  await click('Export what the list shows')
  await settle()
  return fake
}

async function send(): Promise<void> {
  const form = screen.getByRole('dialog').querySelector('form')
  if (form === null) throw new Error('There is nothing to send')
  fireEvent.submit(form)
  await settle()
}

describe('the export of the list', () => {
  it('says how many transactions it will hold: those of the view and its query', async () => {
    await openExport(/^Pending/, 'operator:MTN')
    expect([dialog().getByRole('heading').textContent, said()]).toEqual(['Export “Pending”', '1 transaction.'])
  })

  it('writes what the list shows, and says what became of it', async () => {
    const fake = await openExport(/^Pending/, 'operator:MTN')
    await send()
    expect(fake.inputsOf('data.export')).toEqual([
      expect.objectContaining({ query: 'status:pending operator:MTN', format: 'csv' }),
    ])
    expect(said()).toContain('60 transactions written, 20 KB.')
  })

  it('writes everything of a view without a query, not only what was scrolled to', async () => {
    const fake = await openExport(null, '')
    await send()
    expect(fake.inputsOf('data.export')).toEqual([expect.objectContaining({ query: '' })])
  })

  it('says that it is masked', async () => {
    await openExport(null, '')
    expect(screen.getByRole('dialog').textContent).toContain('masked')
  })

  it('counts on until everything was looked through', async () => {
    const steps = [
      { transactions: 900, next: 25_000 },
      { transactions: 0, next: 50_000 },
      { transactions: 337, next: null },
    ]
    const fake = await openExport(null, 'mtn', {
      answers: { 'transactions.count': ({ after = null }) => ok(steps[(after ?? 0) / 25_000] ?? steps[0]) },
    } as FakeBridgeOptions)
    expect(said()).toMatch(/^1.237 transactions\.$/)
    expect(fake.inputsOf('transactions.count').map(input => (input as { after: unknown }).after)).toEqual([
      ...[null, 25_000, 50_000],
    ])
  })

  it('says when it cannot be counted', async () => {
    await openExport(null, '', { answers: { 'transactions.count': () => refused('The file is damaged.') } })
    expect(dialog().getByRole('alert').textContent).toContain('The file is damaged.')
  })

  it('stays open when no file was chosen', async () => {
    await openExport(null, '', { answers: { 'data.export': () => ok(null) } })
    await send()
    expect(dialog().getByRole('button', { name: 'Choose a file…' })).toBeTruthy()
  })

  it('says what to do where the view and the query both choose by one key', async () => {
    await openExport(/^Failed/, 'status:pending')
    expect(screen.getByRole('dialog').textContent).toContain('Choose All first')
    expect(screen.getByRole('dialog').querySelector('form')).toBeNull()
  })
})
