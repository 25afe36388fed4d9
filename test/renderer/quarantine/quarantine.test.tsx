// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { type FakeBridgeOptions, ok, refused } from '../../fakes/bridge.ts'
import { aTransaction } from '../../fakes/transactions.ts'
import { click, renderApp } from '../render-app.tsx'

const odd = { seq: 412, sourceId: 'shop', receivedAt: '2026-03-02T09:00:00Z', reason: 'It names no transaction.' }

async function openQuarantine(options: FakeBridgeOptions = {}) {
  const fake = await renderApp({ rows: [aTransaction()], quarantine: [odd], ...options })
  await click(/^Quarantine/)
  return fake
}

describe('the quarantine', () => {
  it('unfolds what a delivery says, masked, with why it is there and what to do', async () => {
    await openQuarantine()
    await click(/It names no transaction/)
    expect(screen.getByText(/^Look whether a transaction is in it/)).toBeTruthy()
    expect(screen.getByLabelText('What it says').textContent).toContain('•••••••678')
  })

  it('shows what is hidden when somebody asks for it, and hides it again', async () => {
    const fake = await openQuarantine()
    await click(/It names no transaction/)
    await click('Show what is hidden')
    expect(screen.getByLabelText('What it says').textContent).toContain('0712345678')
    await click('Hide again')
    expect(document.body.textContent).not.toContain('0712345678')
    expect(fake.inputsOf('quarantine.content')).toEqual([
      { seq: 412, reveal: false },
      { seq: 412, reveal: true },
      { seq: 412, reveal: false },
    ])
  })

  it('is masked again when it was folded', async () => {
    await openQuarantine()
    await click(/It names no transaction/)
    await click('Show what is hidden')
    await click(/It names no transaction/)
    await click(/It names no transaction/)
    expect(document.body.textContent).not.toContain('0712345678')
  })

  it.each([
    ['is gone', () => ok(null), /^Its text is gone/],
    [
      'is nothing',
      () => ok({ seq: 412, product: 'ussd-app' as const, json: 'null', isRevealed: false }),
      /^Of a USSD delivery/,
    ],
    ['cannot be read', () => refused('The database is busy.'), 'The database is busy.'],
  ] as const)('says when what it says %s', async (_how, answer, sentence) => {
    await openQuarantine({ answers: { 'quarantine.content': answer } })
    await click(/It names no transaction/)
    expect(screen.getByText(sentence)).toBeTruthy()
  })
})
