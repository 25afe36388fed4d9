// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { RetentionPreview } from '../../../electron/contract/bridge/data.ts'
import type { Reply } from '../../../electron/contract/bridge/ipc.ts'
import { ok } from '../../fakes/bridge.ts'
import { click, renderApp, settle } from '../render-app.tsx'

const someGo: RetentionPreview = {
  ...{ transactions: 12, bytes: 3_145_728, byStatus: { succeeded: 12 }, texts: 0, leastBytes: null },
  ...{ oldest: '2026-01-02T10:00:00.000Z', newest: '2026-02-02T10:00:00.000Z' },
}

async function openLimits(options: Parameters<typeof renderApp>[0] = {}) {
  const fake = await renderApp(options)
  await click('Settings')
  return fake
}

const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name })

describe('what is pressed keeps the focus while it works', () => {
  const isFocused = (pressed: HTMLButtonElement) => [document.activeElement === pressed, pressed.disabled]

  it('and sends nothing a second time: saving the limits', async () => {
    const answer = Promise.withResolvers<Reply<RetentionPreview>>()
    const fake = await openLimits({ answers: { 'retention.preview': () => answer.promise } })
    type('Delete transactions after (days)', '90')
    const save = button('Save limits')
    save.focus()
    await click('Save limits')
    expect(isFocused(save)).toEqual([true, false])
    await act(async () => save.click())
    expect(fake.inputsOf('retention.preview')).toHaveLength(1)
    answer.resolve(ok(someGo))
    await settle()
  })

  it('and sends nothing a second time: deleting by them', async () => {
    const answer = Promise.withResolvers<Reply<null>>()
    const fake = await openLimits({
      answers: { 'retention.preview': () => ok(someGo), 'retention.set': () => answer.promise },
    })
    type('Delete transactions after (days)', '90')
    await click('Save limits')
    const confirm = button('Save and delete')
    confirm.focus()
    await click('Save and delete')
    expect(isFocused(confirm)).toEqual([true, false])
    await act(async () => confirm.click())
    expect(fake.inputsOf('retention.set')).toHaveLength(1)
    answer.resolve(ok(null))
    await settle()
  })
})

describe('the dialog of the limits', () => {
  async function review(preview: RetentionPreview, label: string, value: string) {
    await openLimits({ answers: { 'retention.preview': () => ok(preview) } })
    type(label, value)
    await click('Save limits')
    return screen.getByRole('dialog').textContent
  }
  const nothingGoes: RetentionPreview = {
    ...{ transactions: 0, bytes: 0, byStatus: {}, texts: 0, oldest: null, newest: null },
    leastBytes: 1_258_291,
  }

  it('names a day once when all were last heard of on it', async () => {
    const oneDay = { ...someGo, newest: '2026-01-02T11:00:00.000Z' }
    const text = await review(oneDay, 'Delete transactions after (days)', '90')
    expect(text).toContain('last heard of on Jan 2, 2026.')
    expect(text).not.toContain('between')
  })

  it('threatens nothing when the only limit cannot be met', async () => {
    const text = await review(nothingGoes, 'Use at most (MB)', '1')
    expect(text).toContain('Nothing goes because of it')
    for (const other of ['the oldest go', 'begin to go', 'kept for ever', 'Delete by'])
      expect(text).not.toContain(other)
    expect([button('Save anyway').className, screen.queryByRole('button', { name: 'Save and delete' })]).toEqual([
      ...['button', null],
    ])
  })

  it('deletes by the others beside a limit that cannot be met', async () => {
    const text = await review({ ...someGo, leastBytes: 1_258_291 }, 'Delete transactions after (days)', '90')
    expect(text).toContain('Transactions go 90 days after')
    expect(button('Save and delete').className).toContain('danger')
  })
})

it.each([
  ['Delete texts after (days)', '36501', '36,500'],
  ['Keep failed ones longer by (days)', '99999', '36,500'],
  ['Keep at most (transactions)', '99999999999999999999', '9,007,199,254,740,991'],
  ['Use at most (MB)', '99999999999', '8,589,934,591'],
])('a number that is too large is refused by its name: %s', async (label, value, most) => {
  await openLimits()
  type(label, value)
  expect(screen.getByRole('alert').textContent).toContain(`Too large. ${label}: ${most} at most.`)
})
