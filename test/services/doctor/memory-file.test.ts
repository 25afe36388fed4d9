import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Memory } from '../../../electron/core/health/facts.ts'
import { createMemoryFile, readMemory } from '../../../electron/services/doctor/memory-file.ts'

const since = '2026-07-01T12:00:00.000Z'
const good: Memory = new Map([['tunnel', { lastGoodAt: since, broken: null }]])
const broken: Memory = new Map([['tunnel', { lastGoodAt: null, broken: { code: 'no-network', since } }]])

function setup() {
  const folder = mkdtempSync(join(tmpdir(), 'hover-tray-health-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'health.json')
  const time = { now: 0 }
  const logged: string[] = []
  const kept = createMemoryFile({ file, now: () => time.now, log: (_, event) => logged.push(event) })
  return { file, time, logged, kept }
}

test('is there after a restart', () => {
  const { file, kept } = setup()
  kept.keep(broken)
  expect(readMemory(file)).toEqual(broken)
})

test('can be read by its owner only', () => {
  const { file, kept } = setup()
  kept.keep(good)
  expect(statSync(file).mode & 0o077).toBe(0)
})

test('is written no more than every thirty seconds when something breaks', () => {
  const { file, kept, time } = setup()
  kept.keep(good)
  time.now = 29_999
  kept.keep(broken)
  const before = readMemory(file)
  time.now = 30_000
  kept.keep(broken)
  expect([before, readMemory(file)]).toEqual([good, broken])
})

test('is written seldom when only time passes', () => {
  const { file, kept, time } = setup()
  kept.keep(good)
  rmSync(file)
  time.now = 299_999
  kept.keep(good)
  const before = readMemory(file)
  time.now = 300_000
  kept.keep(good)
  expect([before.size, readMemory(file).size]).toEqual([0, 1])
})

test('is written at the end whatever the time', () => {
  const { file, kept } = setup()
  kept.keep(good)
  kept.write(broken)
  expect(readMemory(file)).toEqual(broken)
})

test.each([
  '',
  'no json',
  '{"version":1}',
  '{"version":2,"links":{}}',
  '{"version":1,"links":{"tunnel":{"lastGoodAt":"yesterday","broken":null}}}',
  '{"version":1,"links":[]}',
])('counts as nothing when it is damaged: %s', text => {
  const { file } = setup()
  writeFileSync(file, text)
  expect(readMemory(file).size).toBe(0)
})

test('is made anew over a damaged one', () => {
  const { file, kept } = setup()
  writeFileSync(file, '{"version":')
  kept.keep(good)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: 1 })
})

test('a disk that does not take it is logged once', () => {
  const { file, kept, time, logged } = setup()
  mkdirSync(`${file}.new`)
  kept.keep(good)
  time.now = 600_000
  kept.keep(good)
  expect(logged).toEqual(['health-not-kept'])
})
