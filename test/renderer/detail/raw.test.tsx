// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { TransactionDetail } from '../../../electron/contract/transactions/transaction-detail.ts'
import { ok, refused } from '../../fakes/bridge.ts'
import { aDetail, aTransaction, countsOf } from '../../fakes/transactions.ts'
import { twoDeliveries } from '../preview/detail-scene.ts'
import { click, detail, openDetail, renderApp, settle } from '../render-app.tsx'

const number = '0700000555'
const answers = {
  'transactions.contents': () => ok(twoDeliveries()),
  'transactions.reveal': () => ok({ ...aDetail(), isRevealed: true, contents: twoDeliveries(true) }),
}
const open = () => openDetail({}, { answers })
const press = async (key: string, target: Element = document.body) => {
  fireEvent.keyDown(target, { key })
  await settle()
}
const text = () => detail().getByRole('region', { name: 'Text of the delivery' }).textContent ?? ''

describe('the differences', () => {
  it('are shown under the delivery that brought them, and none under the first', async () => {
    await open()
    const lines = detail()
      .getAllByRole('row')
      .map(row => row.textContent ?? '')
    const [first, second, changed] = lines.slice(lines.findIndex(line => line.startsWith('1041')))
    expect([first?.slice(0, 4), second?.slice(0, 4), changed]).toEqual([
      '1041',
      '1042',
      expect.stringMatching(/fields changed/),
    ])
  })

  it('name what changed, before and after', async () => {
    await open()
    const line = detail().getByText('category').closest('li')
    expect(line?.textContent).toMatch(/was null\s+now confirmed/)
  })

  it('say nothing of what stayed', async () => {
    await open()
    expect(detail().queryByText('action_name')).toBeNull()
  })

  it('are asked for again when another delivery comes', async () => {
    const row = aTransaction()
    let received: TransactionDetail['received'] = aDetail(row).received.slice(0, 1)
    const fake = await renderApp({
      rows: [row],
      answers: { ...answers, 'transactions.detail': () => ok(aDetail({ ...row, received })) },
    })
    fireEvent.click(screen.getByText(row.title))
    await settle()
    received = aDetail(row).received
    act(() => fake.tell({ kind: 'transactions', rows: [row], counts: countsOf([row]) }))
    await settle()
    expect(fake.inputsOf('transactions.contents')).toEqual([{ id: row.id }, { id: row.id }])
  })
})

describe('the raw deliveries', () => {
  it('open with r on the newest, and close with r', async () => {
    await open()
    await press('r')
    expect(JSON.parse(text()).attributes.status).toBe('succeeded')
    await press('r')
    expect(detail().getByText('Status history')).toBeTruthy()
  })

  it('leave r to a field in which somebody types', async () => {
    await open()
    await press('r', document.querySelector('input') ?? document.body)
    expect(detail().queryByRole('region', { name: 'Text of the delivery' })).toBeNull()
  })

  it('close with Esc before the transaction does', async () => {
    await open()
    await click('Raw deliveries')
    await press('Escape', screen.getByRole('complementary'))
    expect(detail().getByText('Status history')).toBeTruthy()
  })

  it('open at the delivery whose number was clicked', async () => {
    await open()
    await click('1041')
    expect(JSON.parse(text()).attributes.status).toBe('pending')
  })

  it('go from one delivery to the next', async () => {
    await open()
    await press('r')
    await click('Earlier delivery')
    expect([detail().queryByText('Delivery 1 of 2') !== null, JSON.parse(text()).attributes.status]).toEqual([
      true,
      'pending',
    ])
  })

  it.each([
    ['Copy as JSON', /^\{\n {2}"id"/],
    ['Copy as cURL', /^curl -X POST/],
    ['Copy as practice fixture', /^\{\n {2}"data"/],
  ])('hide in “%s” what is hidden on the screen', async (name, shape) => {
    const { fake } = await open()
    await press('r')
    await click(name)
    const [copied] = fake.inputsOf('clipboard.write') as readonly { readonly text: string }[]
    expect([shape.test(copied?.text ?? ''), copied?.text.includes(number)]).toEqual([true, false])
  })

  it('show and copy everything once it was asked for, and that once', async () => {
    const { fake, row } = await open()
    await press('r')
    await click('Show what is hidden')
    await click('Copy as JSON')
    const [copied] = fake.inputsOf('clipboard.write') as readonly { readonly text: string }[]
    expect([text().includes(number), copied?.text.includes(number)]).toEqual([true, true])
    expect(fake.inputsOf('transactions.reveal')).toEqual([{ id: row.id }])
  })

  it('keep hidden what came after the reveal', async () => {
    const [first] = twoDeliveries(true)
    const contents = first === undefined ? [] : [first]
    await openDetail(
      {},
      { answers: { ...answers, 'transactions.reveal': () => ok({ ...aDetail(), isRevealed: true, contents }) } },
    )
    await press('r')
    await click('Show what is hidden')
    expect(text()).not.toContain(number)
  })

  it('are those of the transaction that is open', async () => {
    const rows = [aTransaction({ title: 'First' }), aTransaction({ providerId: 'two', title: 'Second' })]
    const contents = ({ id }: { readonly id: string }) => ok(id === rows[0]?.id ? twoDeliveries() : [])
    await renderApp({ rows, answers: { 'transactions.contents': contents } })
    fireEvent.click(screen.getByText('First'))
    await settle()
    await press('r')
    fireEvent.click(screen.getByText('Second'))
    await settle()
    expect(detail().getByText('Nothing is stored of what was delivered.')).toBeTruthy()
  })

  it('are not offered for the clipboard when they are too long for it', async () => {
    const long = twoDeliveries().map(content => ({ ...content, curl: `curl ${'x'.repeat(100_000)}` }))
    await openDetail({}, { answers: { 'transactions.contents': () => ok(long) } })
    await press('r')
    expect(detail().queryByRole('button', { name: 'Copy as cURL' })).toBeNull()
  })

  it('say so when they cannot be read', async () => {
    await openDetail({}, { answers: { 'transactions.contents': () => refused('The database is busy.') } })
    await press('r')
    expect(detail().getByRole('alert').textContent).toContain('The database is busy.')
  })

  it('say so when retention has taken the text', async () => {
    const trimmed = { seq: 1042, form: 'trimmed', json: null, curl: null, fixture: null, changes: null } as const
    await openDetail({}, { answers: { 'transactions.contents': () => ok([trimmed]) } })
    await press('r')
    expect(detail().getByText(/Its text is gone/)).toBeTruthy()
  })
})

describe('what was passed in and what was read out', () => {
  const field = (name: string, value: string) => ({ name, value, masked: false })

  it('says which differ, in words, and puts them first', async () => {
    await openDetail({
      extras: [field('reference', 'INV-1'), field('amount', '1500')],
      parsed: [field('reference', 'INV-1'), field('amountPaid', '900')],
      comparisons: [
        { extra: 'reference', parsed: 'reference', isSame: true },
        { extra: 'amount', parsed: 'amountPaid', isSame: false },
      ],
    })
    const table = within(detail().getByRole('columnheader', { name: 'Passed in' }).closest('table') ?? document.body)
    expect(
      table
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent),
    ).toEqual(['amount1500amountPaid: 900 differs', 'referenceINV-1INV-1 the same'])
  })
})
