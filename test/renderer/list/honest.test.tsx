// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { anAppState, ok, refused } from '../../fakes/bridge.ts'
import { aTransaction } from '../../fakes/transactions.ts'
import { click, detail, openDetail, renderApp, settle } from '../render-app.tsx'

const never = (): Promise<never> => new Promise(() => {})
const problem = {
  code: 'tunnel-auth-rejected',
  sentence: 'ngrok no longer accepts this authtoken. Paste a new one.',
  retry: 'user',
} as const
const { connection } = anAppState()
const broken = { ...connection, tunnel: { kind: 'down', problem, retryAt: null } } as const

describe('an empty list', () => {
  it('says what is broken instead of promising the next transaction, and leads to it', async () => {
    await renderApp({ app: { connection: broken } })
    const main = within(screen.getByRole('main'))
    expect(main.getByText(/^Nothing can arrive at the moment\. ngrok no longer accepts/)).toBeTruthy()
    fireEvent.click(main.getByRole('button', { name: 'From Hover to you, step by step' }))
    await settle()
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('From Hover to you')
  })

  it('promises the next one while the way is open', async () => {
    await renderApp()
    expect(screen.getByText(/^The next transaction that Hover sends appears here by itself/)).toBeTruthy()
  })

  it('of one status says so, whether or not something can arrive', async () => {
    await renderApp({ app: { connection: broken } })
    await click(/^Pending/)
    expect(screen.getByText('No transaction has this status. Choose All to see the others.')).toBeTruthy()
  })
})

describe('a transaction that is gone', () => {
  it('shows nothing of itself any more, says why that may be, and can be closed', async () => {
    const { row } = await openDetail({}, { rows: [aTransaction()], answers: { 'transactions.detail': () => ok(null) } })
    expect(detail().getByRole('status').textContent).toMatch(/not in the database any more\. ?Somebody erased it/)
    expect(detail().queryByText(row.title)).toBeNull()
    const [, close] = detail().getAllByRole('button', { name: 'Close' })
    if (close !== undefined) fireEvent.click(close)
    await settle()
    expect(screen.queryByRole('complementary')).toBeNull()
  })
})

it('a transaction that cannot be read keeps its headline, and what went wrong stands below it', async () => {
  await openDetail({}, { rows: [aTransaction()], answers: { 'transactions.detail': () => refused('It is busy.') } })
  const [headline, failure] = [detail().getByRole('heading', { level: 2 }), detail().getByRole('alert')]
  expect(headline.compareDocumentPosition(failure)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
})

describe('the overview', () => {
  it('says that it is on its way', async () => {
    await renderApp({ answers: { overview: never } })
    await click(/^Overview/)
    expect(within(screen.getByRole('main')).getByRole('status').textContent).toBe('Loading…')
  })

  it('that could not be loaded says so in the place of its charts, with what to do', async () => {
    await renderApp({ answers: { overview: () => refused('It is busy.') } })
    await click(/^Overview/)
    expect(screen.getByRole('alert').textContent).toBe('The overview could not be loadedIt is busy. Try again')
  })
})
