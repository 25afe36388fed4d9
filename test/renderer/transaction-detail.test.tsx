// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { TransactionDetail } from '../../electron/contract/transaction.ts'
import { refused } from '../fakes/bridge.ts'
import { aDetail, aTransaction, countsOf } from '../fakes/transactions.ts'
import { detail, renderApp, settle } from './render-app.tsx'

async function open(change: Partial<TransactionDetail> = {}) {
  const row = aTransaction(change)
  const fake = await renderApp({ rows: [row], details: { [row.id]: aDetail(change) } })
  fireEvent.click(screen.getByText(row.title))
  await settle()
  return { fake, row }
}

describe('the detail', () => {
  it('says in one sentence what happened and why', async () => {
    await open()
    expect(detail().getByText(/^Send Money on Safaricom Ltd\. failed .*: Low balance\.$/)).toBeTruthy()
  })

  it('says of a pending session that no money need be moving', async () => {
    await open({ status: 'pending', category: null, startedAt: new Date().toISOString() })
    expect(detail().getByText(/Pending does not mean that money is moving/)).toBeTruthy()
  })

  it('marks the step of the conversation after which it went no further', async () => {
    await open()
    const died = detail().getByText('The session ended here').closest('li')
    expect(died?.textContent).toContain('Sent, wait for reply')
  })

  it('never shows the word that stands for a PIN as if it had been typed', async () => {
    await open()
    expect(detail().queryByText('(pin)')).toBeNull()
  })

  it('folds the SMS that did not match', async () => {
    await open()
    const fold = detail().getByText('1 SMS that did not match').closest('details')
    expect(fold?.open).toBe(false)
    expect(fold?.textContent).toContain('to win bonga points!')
  })

  it('puts what was passed in and what was read out on one line when the names are equal', async () => {
    await open()
    const line = detail().getByRole('row', { name: /^amount/ })
    expect(
      within(line)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    ).toEqual(['100', '100.00'])
  })

  it('reads itself again when news of its transaction comes', async () => {
    const { fake, row } = await open()
    act(() => fake.tell({ kind: 'transactions', rows: [row], counts: countsOf([row]) }))
    await settle()
    expect(fake.inputsOf('transactions.detail')).toEqual([{ id: row.id }, { id: row.id }])
  })

  it('copies the id through the main process', async () => {
    const { fake, row } = await open()
    fireEvent.click(detail().getByRole('button', { name: 'Copy id' }))
    await settle()
    expect(fake.inputsOf('clipboard.write')).toEqual([{ text: row.providerId }])
  })

  it('opens when a notification is clicked, also when its row is not loaded', async () => {
    const far = aDetail({ providerId: 'far', title: 'Pay Bill' })
    const fake = await renderApp({ details: { [far.id]: far } })
    act(() => fake.tell({ kind: 'open-transaction', id: far.id }))
    await settle()
    expect(detail().getByRole('heading', { level: 2 }).textContent).toBe('Pay Bill')
  })

  it('shows the sentence when it cannot be read', async () => {
    const row = aTransaction()
    await renderApp({ rows: [row], answers: { 'transactions.detail': () => refused('The database is busy.') } })
    fireEvent.click(screen.getByText(row.title))
    await settle()
    expect(detail().getByRole('alert').textContent).toContain('The database is busy.')
  })
})
