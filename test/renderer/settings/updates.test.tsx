// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { UpdateState } from '../../../electron/contract/updates.ts'
import { click, renderApp } from '../render-app.tsx'

const update = { version: '0.2.0', releasedAt: '2026-12-01T09:00:00.000Z', notes: '### Fixed\n- <b>A hole</b>' }

const openWith = async (updates: UpdateState) => {
  const fake = await renderApp({ app: { updates } })
  await click('Settings')
  return fake
}

describe('the settings of updates', () => {
  it('say that a build which was not released cannot ask, and offer nothing', async () => {
    await openWith({ kind: 'unsupported' })
    expect(screen.getByText(/This build was not released/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Check now' })).toBeNull()
  })

  it('ask when somebody presses', async () => {
    const fake = await openWith({ kind: 'current', checkedAt: null })
    await click('Check now')
    expect(fake.inputsOf('updates.check').length).toBe(1)
  })

  it('show what is new as text, whatever stands in it', async () => {
    await openWith({ kind: 'available', update, way: 'in-app' })
    expect(screen.getByText('What is new in 0.2.0')).toBeTruthy()
    expect(screen.getByText(/<b>A hole<\/b>/)).toBeTruthy()
  })

  it.each([
    ['fetch what is offered', { kind: 'available', update, way: 'in-app' }, 'Download', 'updates.download'],
    ['lead to the packages', { kind: 'available', update, way: 'by-hand' }, 'Open the download page', 'updates.visit'],
    ['install what is here', { kind: 'ready', update }, 'Restart and install', 'updates.install'],
    ['try again what failed', { kind: 'failed', problem: 'cut-off', update }, 'Try again', 'updates.download'],
  ] as const)('%s only when somebody presses', async (_, state, label, question) => {
    const fake = await openWith(state)
    const before = fake.inputsOf(question).length
    await click(label)
    expect([before, fake.inputsOf(question).length]).toEqual([0, 1])
  })

  it('follow a download', async () => {
    const fake = await openWith({ kind: 'downloading', update, fraction: 0 })
    act(() => fake.tell({ kind: 'updates', updates: { kind: 'downloading', update, fraction: 0.5 } }))
    expect(screen.getByRole<HTMLProgressElement>('progressbar').value).toBe(0.5)
  })

  it.each([
    ['unreachable', /did not answer/],
    ['forged', /not signed by the makers/],
    ['damaged', /thrown away/],
  ] as const)('say in a sentence what went wrong: %s', async (problem, sentence) => {
    await openWith({ kind: 'failed', problem, update: null })
    expect(screen.getByRole('alert').textContent).toMatch(sentence)
  })

  it('choose the channel, and leave the rest as it is', async () => {
    const fake = await openWith({ kind: 'current', checkedAt: null })
    fireEvent.change(screen.getByLabelText('Channel'), { target: { value: 'beta' } })
    expect(fake.inputsOf('updates.set')).toEqual([{ channel: 'beta', automatic: true }])
  })

  it('stop asking by itself', async () => {
    const fake = await openWith({ kind: 'current', checkedAt: null })
    await click(/Ask once a day/, 'switch')
    expect(fake.inputsOf('updates.set')).toEqual([{ channel: 'stable', automatic: false }])
  })
})
