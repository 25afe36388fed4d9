import { describe, expect, it } from 'vitest'
import { planRegistration } from '../../../electron/core/hover-org/registration-plan.ts'

const url = 'https://receiver.example/hook/a'
const verified = (id: number) => ({ id, url, verifiedAt: '2026-07-01T12:00:00.000Z' })
const unverified = (id: number) => ({ id, url, verifiedAt: null })
const plan = (rows: readonly ReturnType<typeof unverified | typeof verified>[], own: readonly number[] = []) =>
  planRegistration({ rows, ownIds: new Set(own), url })

describe('planRegistration', () => {
  it('registers when no webhook has our address', () => {
    expect(plan([{ ...verified(1), url: 'https://elsewhere.example/' }], [1])).toEqual({ kind: 'register' })
  })

  it('uses our verified webhook', () => {
    expect(plan([unverified(1), verified(2)], [1, 2])).toEqual({ kind: 'use', row: verified(2) })
  })

  it('prefers our verified webhook to a stranger’s', () => {
    expect(plan([verified(1), verified(2)], [2])).toEqual({ kind: 'use', row: verified(2) })
  })

  it('asks again for the code of our unverified webhook', () => {
    expect(plan([unverified(7)], [7])).toEqual({ kind: 'resend', row: unverified(7) })
  })

  it('registers beside one unverified webhook of somebody else', () => {
    expect(plan([unverified(7)])).toEqual({ kind: 'register' })
  })

  it('never asks for a third registration of one address', () => {
    expect(plan([unverified(7), unverified(8)])).toEqual({ kind: 'resend', row: unverified(7) })
  })
})
