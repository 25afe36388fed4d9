// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { aTransaction, countsOf } from '../../fakes/transactions.ts'
import { renderApp } from '../render-app.tsx'

it('failures that never cease are told every now and then', async () => {
  const fake = await renderApp()
  vi.useFakeTimers()
  const told: string[] = []
  for (let n = 0; n < 10; n++) {
    const row = aTransaction({ providerId: `failed-${n}`, title: `Payment ${n}` })
    act(() => fake.tell({ kind: 'transactions', rows: [row], counts: countsOf([row]) }))
    act(() => vi.advanceTimersByTime(1000))
    told.push(screen.getByRole('status', { name: 'Failed' }).textContent ?? '')
  }
  const sentences = new Set(told.filter(sentence => sentence !== ''))
  expect(sentences.size).toBeGreaterThan(2)
  expect(sentences.size).toBeLessThan(10)
})

it('a second failure with the same words is told again', async () => {
  const fake = await renderApp()
  vi.useFakeTimers()
  const region = screen.getByRole('status', { name: 'Failed' })
  const sentences = ['one', 'two'].map(providerId => {
    const row = aTransaction({ providerId })
    act(() => fake.tell({ kind: 'transactions', rows: [row], counts: countsOf([row]) }))
    act(() => vi.advanceTimersByTime(3000))
    return region.firstElementChild
  })
  expect(sentences[0]?.textContent).toBe(sentences[1]?.textContent)
  expect(sentences[0]).not.toBe(sentences[1])
})
