import { expect, test } from 'vitest'
import { diagnose } from '../../../electron/core/health/diagnose.ts'
import type { Memory } from '../../../electron/core/health/facts.ts'
import { remember } from '../../../electron/core/health/finding.ts'
import { down, factsOf, now, shop, sound, type World } from './world.ts'

const empty: Memory = new Map()
const after = (world: World, memory: Memory = empty) => remember(memory, diagnose(factsOf({ ...world, memory })))

test('remembers when each link was seen to hold', () => {
  expect(after(sound).get('receiver')).toEqual({ lastGoodAt: now, broken: null })
})

test('remembers since when a link is broken', () => {
  const memory = after({ ...sound, tunnel: down('no-network') })
  expect(memory.get('tunnel')).toEqual({ lastGoodAt: null, broken: { code: 'no-network', since: now } })
})

test('does not take a new attempt for an end of the break', () => {
  const since = '2026-06-30T08:00:00.000Z'
  const memory: Memory = new Map([['tunnel', { lastGoodAt: null, broken: { code: 'no-network', since } }]])
  expect(after({ ...sound, tunnel: { kind: 'opening' } }, memory).get('tunnel')?.broken?.since).toBe(since)
})

test('forgets the break once the link holds', () => {
  const broken = after({ ...sound, tunnel: down('no-network') })
  expect(after(sound, broken).get('tunnel')?.broken).toBeNull()
})

test('forgets sources that are gone', () => {
  const memory = after(sound)
  expect([...after({ ...sound, sources: [shop] }, memory).keys()].filter(key => key.includes('homes'))).toEqual([])
})

test('keeps what it knows of a source apart from the others', () => {
  const memory = after({ ...sound, secretProblem: 'needs-secret' })
  expect([memory.get('authenticity/shop')?.broken?.code, memory.get('authenticity/homes')?.broken]).toEqual([
    'needs-secret',
    null,
  ])
})
