// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Explanation, ParserProposal } from '../../../electron/contract/transactions/transaction-detail.ts'
import { ok, refused } from '../../fakes/bridge.ts'
import { click, detail, openDetail, settle } from '../render-app.tsx'

const explanation: Explanation = {
  sentence: 'The account does not hold enough money.',
  actor: 'customer',
  retry: 'check-first',
  from: 'built in',
}
const sms = [{ sender: 'MPESA', message: 'Confirmed. Ksh100 sent to ••••', at: '2026-03-02T09:01:00Z' }]
const parserMiss = { sentence: 'An SMS came, but none of the parsers matched it.', sms }
const stuck = { status: 'pending', category: null, parserMiss, smsMisses: sms } as const
const proposal: ParserProposal = {
  expression: 'Confirmed\\. Ksh(?<amount>[\\d,.]+) sent',
  matchesMissed: 1,
  matchesHits: 12,
  hits: 12,
  matchesOthers: 0,
  others: 40,
}

describe('the meaning of a failure', () => {
  it('is the sentence of the main process, with who has to act and whether to try again', async () => {
    await openDetail({ explanation })
    const panel = detail().getByText('What it means').closest('section')
    expect(panel?.textContent).toMatch(/not hold enough money.*The customer.*Only after a check/)
  })

  it('is not guessed: without an explanation there is none', async () => {
    await openDetail({ explanation: null })
    expect(detail().queryByText('What it means')).toBeNull()
  })

  it('can be said right there when nobody has said it', async () => {
    const unknown: Explanation = { sentence: 'Nobody has said it.', actor: null, retry: 'unknown', from: 'unknown' }
    await openDetail({ category: 'daily-limit', explanation: unknown })
    await click('Say what it means')
    expect(screen.getByLabelText<HTMLInputElement>('Category').value).toBe('daily-limit')
  })
})

describe('a pending transaction', () => {
  it('says what can still decide it and how long its action takes as a rule', async () => {
    const sentence = 'Pending does not mean that money is moving.'
    await openDetail({
      status: 'pending',
      pendingAge: { band: 'waiting', sentence, normal: { p95Ms: 42_000, runs: 212 } },
    })
    const panel = detail().getByText(sentence).closest('section')
    expect(panel?.textContent).toContain('decided within 42 s (learnt from 212 runs)')
  })

  it('says once that it is stuck', async () => {
    const sentence = 'Pending for 14 hours: no SMS can decide it any more.'
    const flagNotes = [{ flag: 'STUCK', sentence: 'It has been pending for too long.' }] as const
    await openDetail({
      ...{ status: 'pending', flags: ['STUCK', 'LATE'], flagNotes },
      pendingAge: { band: 'stuck', sentence, normal: null },
    })
    const flagged = [...document.querySelectorAll('.flag-list li')].map(item => item.textContent)
    expect([flagged.length, flagged[0]]).toEqual([1, expect.stringContaining('Late')])
  })

  it('is flagged as stuck where nothing else says so', async () => {
    await openDetail({ status: 'pending', flags: ['STUCK'], pendingAge: { band: 'final', sentence: '', normal: null } })
    expect(document.querySelector('.flag-list')?.textContent).toContain('Stuck')
  })

  it('shows the SMS that no parser matched in the open, once', async () => {
    await openDetail(stuck)
    expect(detail().getAllByText('Confirmed. Ksh100 sent to ••••')).toHaveLength(1)
    expect(detail().getByText('Confirmed. Ksh100 sent to ••••').closest('details')).toBeNull()
  })

  it('offers expressions with what they match and what they must not', async () => {
    await openDetail(stuck, {
      answers: { 'transactions.propose-parser': () => ok({ kind: 'proposals', proposals: [proposal] }) },
    })
    await click('Propose a parser')
    const line = detail().getByText(proposal.expression).closest('li')
    expect(line?.textContent).toContain('matches 1 of 1 missed, 12 of 12 earlier, 0 of 40 others')
  })

  it('copies an expression exactly as Hover’s form takes it', async () => {
    const { fake } = await openDetail(stuck, {
      answers: { 'transactions.propose-parser': () => ok({ kind: 'proposals', proposals: [proposal] }) },
    })
    await click('Propose a parser')
    await click('Copy expression')
    await settle()
    expect(fake.inputsOf('clipboard.write')).toEqual([{ text: proposal.expression }])
  })

  it('says so when no expression was found', async () => {
    const sentence = 'No expression was found within the time limit.'
    await openDetail(stuck, { answers: { 'transactions.propose-parser': () => ok({ kind: 'none', sentence }) } })
    await click('Propose a parser')
    expect(detail().getByText(sentence)).toBeTruthy()
  })

  it('lets the person try again when the search failed', async () => {
    await openDetail(stuck, { answers: { 'transactions.propose-parser': () => refused('The search is busy.') } })
    await click('Propose a parser')
    expect(detail().getByRole('alert').textContent).toContain('The search is busy.')
    expect(detail().getByRole('button', { name: 'Propose a parser' })).toBeTruthy()
  })
})
