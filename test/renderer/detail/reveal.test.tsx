// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { TransactionDetail } from '../../../electron/contract/transactions/transaction-detail.ts'
import { ok } from '../../fakes/bridge.ts'
import { aDetail, aTransaction, countsOf } from '../../fakes/transactions.ts'
import { click, detail, openDetail, renderApp, settle } from '../render-app.tsx'

const phone = '+254700000555'
const shownAt = '2026-03-02T12:00:00Z'

function unmasked(change: Partial<TransactionDetail> = {}): TransactionDetail {
  const extras = [{ name: 'phone', value: phone, masked: false }]
  return aDetail({ ...change, extras, reveals: [shownAt], isRevealed: true })
}

const answers = { 'transactions.reveal': () => ok(unmasked()) }

describe('what is hidden', () => {
  it('is shown on request only, after saying that it is recorded', async () => {
    const { fake, row } = await openDetail({}, { answers })
    expect(detail().getByText(/That you looked is recorded/)).toBeTruthy()
    expect(detail().queryByText(phone)).toBeNull()
    await click('Show what is hidden')
    expect(fake.inputsOf('transactions.reveal')).toEqual([{ id: row.id }])
    expect(detail().getByText(phone)).toBeTruthy()
  })

  it('is hidden again with one click', async () => {
    await openDetail({}, { answers })
    await click('Show what is hidden')
    fireEvent.click(detail().getAllByRole('button', { name: 'Hide again' })[0] ?? document.body)
    expect(detail().queryByText(phone)).toBeNull()
  })

  it('is hidden again after the transaction was closed', async () => {
    const { row } = await openDetail({}, { answers })
    await click('Show what is hidden')
    await click('Close')
    fireEvent.click(screen.getByText(row.title))
    await settle()
    expect(detail().queryByText(phone)).toBeNull()
  })

  it('is not shown in another transaction that is opened next', async () => {
    const rows = [aTransaction({ title: 'First' }), aTransaction({ providerId: 'two', title: 'Second' })]
    await renderApp({ rows, answers })
    fireEvent.click(screen.getByText('First'))
    await settle()
    await click('Show what is hidden')
    fireEvent.click(screen.getByText('Second'))
    await settle()
    expect(document.body.textContent).not.toContain(phone)
  })

  it('is not shown in another transaction when the answer comes after it was opened', async () => {
    const [first, second] = [aTransaction({ title: 'First' }), aTransaction({ providerId: 'two', title: 'Second' })]
    let answer = () => {}
    const late = new Promise<void>(resolve => {
      answer = resolve
    })
    const reveal = async () => {
      await late
      return ok(unmasked())
    }
    await renderApp({ rows: [first, second], answers: { 'transactions.reveal': reveal } })
    fireEvent.click(screen.getByText('First'))
    await settle()
    await click('Show what is hidden')
    fireEvent.click(screen.getByText('Second'))
    answer()
    await settle()
    expect(document.body.textContent).not.toContain(phone)
  })

  it('stays shown when news of the transaction comes, with the news', async () => {
    const row = aTransaction({ status: 'pending' })
    const decided = { ...row, status: 'succeeded', lastReceivedAt: '2026-03-02T12:00:00Z', deliveries: 3 } as const
    let details = aDetail(row)
    const fake = await renderApp({
      rows: [row],
      answers: { 'transactions.detail': () => ok(details), 'transactions.reveal': () => ok(unmasked(row)) },
    })
    fireEvent.click(screen.getByText(row.title))
    await settle()
    await click('Show what is hidden')
    details = aDetail(decided)
    act(() => fake.tell({ kind: 'transactions', rows: [decided], counts: countsOf([decided]) }))
    await settle()
    expect(detail().getByText(phone)).toBeTruthy()
    expect(detail().getAllByText('Succeeded').length).toBeGreaterThan(0)
    expect(detail().getByText(/News came after this was shown/)).toBeTruthy()
  })

  it('lists when somebody looked', async () => {
    await openDetail({ reveals: [shownAt, '2026-03-01T12:00:00Z'] })
    expect(detail().getByText('Shown 2 times').closest('details')?.querySelectorAll('time')).toHaveLength(2)
  })

  it('is not offered where nothing is hidden', async () => {
    await openDetail({ conversation: [], extras: [], parsed: [], facts: [] })
    expect(detail().queryByRole('button', { name: 'Show what is hidden' })).toBeNull()
  })
})
