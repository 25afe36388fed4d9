// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { faultPlanSchema, type PracticeState } from '../../../electron/contract/practice.ts'
import { anAppState, type FakeBridgeOptions, ok, refused } from '../../fakes/bridge.ts'
import { click, fillAndSend, renderApp } from '../render-app.tsx'

const { settings } = anAppState()
const nothingYet: PracticeState = {
  plan: faultPlanSchema.parse({ drop: 5, seed: 7 }),
  counts: {
    ...{ made: 0, posted: 0, taken: 0, refused: 0, unanswered: 0 },
    befell: { drop: 0, delay: 0, duplicate: 0, reorder: 0, badSignature: 0, clockSkew: 0, late: 0 },
  },
  playing: 0,
  check: { right: 0, wrong: [], unheard: 0 },
}
const played: PracticeState = {
  ...nothingYet,
  counts: {
    ...{ made: 100, posted: 120, taken: 112, refused: 8, unanswered: 0 },
    befell: { ...nothingYet.counts.befell, drop: 5, duplicate: 20 },
  },
  playing: 2,
  check: { right: 40, wrong: ['practice-org/job/7'], unheard: 3 },
}

async function openSettings(state: PracticeState | null, answers: FakeBridgeOptions['answers'] = {}) {
  const fake = await renderApp({
    app: { settings: { ...settings, practice: true } },
    answers: { 'practice.state': () => ok(state), ...answers },
  })
  await click(/^Settings/)
  return fake
}

describe('a day that is played', () => {
  it('shows the shares that hold', async () => {
    await openSettings(nothingYet)
    expect(screen.getByLabelText<HTMLInputElement>('Lost, in per cent').value).toBe('5')
    expect(screen.getByLabelText<HTMLInputElement>('Seed').value).toBe('7')
  })

  it('begins with the faults that were entered', async () => {
    const fake = await openSettings(nothingYet)
    await fillAndSend({ 'Repeated, in per cent': '20', 'Transactions a second': '2' }, 'Play a day')
    expect([fake.inputsOf('practice.faults'), fake.inputsOf('practice.day')]).toEqual([
      [{ ...nothingYet.plan, duplicate: 20 }],
      [{ rate: 2, seconds: 60 }],
    ])
  })

  it.each([
    ['Lost, in per cent', '101'],
    ['Lost, in per cent', ''],
    ['Seed', '1.5'],
    ['Seconds', '0'],
  ])('asks for another number where %s is %j, and begins nothing', async (label, value) => {
    const fake = await openSettings(nothingYet)
    await fillAndSend({ [label]: value }, 'Play a day')
    expect(screen.getByText(/^Enter shares from 0 to 100/)).toBeTruthy()
    expect([fake.inputsOf('practice.faults'), fake.inputsOf('practice.day')]).toEqual([[], []])
  })

  it('says why it could not begin', async () => {
    await openSettings(nothingYet, { 'practice.faults': () => refused('The practice Hover does not run.') })
    const form = screen.getByRole('button', { name: 'Play a day' }).closest('form')
    if (form !== null) fireEvent.submit(form)
    expect(await screen.findByText('The practice Hover does not run.')).toBeTruthy()
  })

  it('shows what became of the deliveries, and that the app shows what arrived', async () => {
    await openSettings(played)
    const result = within(screen.getByRole('region', { name: 'What became of it' }))
    for (const text of [
      '2 transactions are being played.',
      '100 deliveries were made, and 120 posted.',
      '112 were taken, 8 refused, 0 not answered.',
      'Lost: 5',
      'Repeated: 20',
      '40 transactions are shown as what arrived says.',
      'Of 3 transactions nothing arrived.',
    ])
      expect(result.getByText(text)).toBeTruthy()
    expect(result.getByText(/^1 transaction is shown otherwise/)).toBeTruthy()
  })

  it('is not offered while the practice Hover does not run', async () => {
    await openSettings(null)
    expect(screen.queryByRole('button', { name: 'Play a day' })).toBeNull()
  })
})
