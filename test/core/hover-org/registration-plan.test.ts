import { describe, expect, it } from 'vitest'
import { planRegistration, planRenewal } from '../../../electron/core/hover-org/registration-plan.ts'

const url = 'https://receiver.example/hook/a'
const verified = (id: number) => ({ id, url, verifiedAt: '2026-07-01T12:00:00.000Z' })
const unverified = (id: number) => ({ id, url, verifiedAt: null })
type Row = ReturnType<typeof unverified | typeof verified>
const facts = (rows: readonly Row[], own: readonly number[] = [], unprovable: readonly number[] = []) => ({
  ...{ rows, ownIds: new Set(own), url },
  provableIds: new Set(rows.map(({ id }) => id).filter(id => !unprovable.includes(id))),
})
const plan = (...given: Parameters<typeof facts>) => planRegistration(facts(...given))
const renewal = (...given: Parameters<typeof facts>) => planRenewal(facts(...given))

describe('planRegistration', () => {
  it('registers when no webhook has our address', () => {
    expect(plan([{ ...verified(1), url: 'https://elsewhere.example/' }], [1])).toEqual({ kind: 'register' })
  })

  it.each([
    ['uses our verified webhook', [unverified(1), verified(2)], [1, 2], 2],
    ['prefers our verified webhook to a stranger’s', [verified(1), verified(2)], [2], 2],
    ['prefers the newest of ours, whatever the order', [verified(9), verified(4)], [4, 9], 9],
    ['uses a stranger’s verified webhook', [unverified(1), verified(2)], [1], 2],
  ])('C3 %s', (_, rows, own, used) => {
    expect(plan(rows, own)).toEqual({ kind: 'use', row: verified(used) })
  })

  it('asks again for the code of our unverified webhook', () => {
    expect(plan([unverified(7)], [7])).toEqual({ kind: 'resend', row: unverified(7) })
  })

  it('registers beside one unverified webhook of somebody else', () => {
    expect(plan([unverified(7)])).toEqual({ kind: 'register' })
  })

  it.each([
    ['two of ours', [unverified(7), unverified(8)], [7, 8], 7],
    ['ours and a stranger’s', [unverified(7), unverified(8)], [8], 8],
  ])('C3 makes room by removing ours when the address has %s, none verified', (_, rows, own, removed) => {
    expect(plan(rows, own)).toEqual({ kind: 'replace', row: unverified(removed) })
  })

  it('C3 asks for the code of a stranger’s when both are strangers’', () => {
    expect(plan([unverified(7), unverified(8)])).toEqual({ kind: 'resend', row: unverified(7) })
  })

  it.each([
    ['registers another beside', [verified(1)], [1], { kind: 'register' }],
    ['puts another in the place of', [verified(1), unverified(2)], [1], { kind: 'replace', row: verified(1) }],
  ] as const)('%s our verified webhook whose secret nobody knows', (_, rows, own, expected) => {
    expect(plan(rows, own, [1])).toEqual(expected)
  })

  it('C3 finds no room when strangers hold both places and no secret is known', () => {
    expect(plan([verified(1), unverified(2)], [], [1, 2])).toEqual({ kind: 'no-room' })
  })
})

describe('planRenewal', () => {
  it.each([
    ['ours alone', [verified(1)], [1]],
    ['nothing', [], []],
  ])('registers beside %s', (_, rows, own) => {
    expect(renewal(rows, own)).toEqual({ kind: 'register' })
  })

  it.each([
    ['two verified of ours', [verified(1), verified(2)], [1, 2], verified(1)],
    ['a verified one and one that was never verified', [verified(1), unverified(2)], [1, 2], unverified(2)],
    ['a stranger’s verified one and ours', [verified(1), unverified(2)], [2], unverified(2)],
  ])('makes room among %s without touching what is in use', (_, rows, own, removed) => {
    expect(renewal(rows, own)).toEqual({ kind: 'replace', row: removed })
  })

  it('has no room beside ours when a stranger holds the other place', () => {
    expect(renewal([verified(1), unverified(2)], [1])).toEqual({ kind: 'no-room' })
  })
})
