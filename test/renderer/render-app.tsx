import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, vi } from 'vitest'
import type { TransactionDetail } from '../../electron/contract/transactions/transaction-detail.ts'
import { App } from '../../renderer/app.tsx'
import { createFakeBridge, type FakeBridgeOptions } from '../fakes/bridge.ts'
import { aDetail, aTransaction } from '../fakes/transactions.ts'

/** The virtualised list draws what fits into the window; happy-dom lays nothing out, so the size is given here. */
const sizes = { clientHeight: 2000, clientWidth: 1000 }

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

/** Draws the whole window over a fake main process and waits until it has answered. */
export async function renderApp(options: FakeBridgeOptions = {}) {
  for (const [name, value] of Object.entries(sizes)) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value })
  }
  const fake = createFakeBridge(options)
  Object.assign(window, { app: fake.bridge })
  render(<App />)
  await settle()
  return fake
}

/** Lets the answers that are under way arrive. */
export async function settle(): Promise<void> {
  await act(async () => {
    await new Promise(resolve => setImmediate(resolve))
  })
}

export async function click(name: string | RegExp, role = 'button'): Promise<void> {
  fireEvent.click(screen.getByRole(role, { name }))
  await settle()
}

/** Fills the open form by its labels and sends it. */
export async function fillAndSend(values: Readonly<Record<string, string>>, submit: string): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    fireEvent.change(screen.getByLabelText(label), { target: { value } })
  }
  const button = screen.getByRole('button', { name: submit })
  const form = button.closest('form')
  if (form === null) throw new Error(`${submit} is in no form`)
  fireEvent.submit(form)
  await settle()
}

/** The texts of the rows in the order in which they are drawn, without the heads of the columns and of the days. */
export function rowTexts(): readonly string[] {
  return rows().map(row => row.textContent ?? '')
}

/** The rows of transactions, and the times in which nothing could arrive. */
export function rows(): readonly HTMLElement[] {
  return screen
    .getAllByRole('row')
    .slice(1)
    .filter(row => !row.matches('.day'))
}

/** Draws the window with one transaction and opens it. */
export async function openDetail(change: Partial<TransactionDetail> = {}, options: FakeBridgeOptions = {}) {
  const row = aTransaction(change)
  const fake = await renderApp({ rows: [row], details: { [row.id]: aDetail(change) }, ...options })
  fireEvent.click(screen.getByText(row.title))
  await settle()
  return { fake, row }
}

export function detail() {
  return within(screen.getByRole('complementary'))
}
