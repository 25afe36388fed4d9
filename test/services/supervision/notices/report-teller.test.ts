import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Notice } from '../../../../electron/contract/notices/notice.ts'
import { shiftReport } from '../../../../electron/core/shift/shift-report.ts'
import { createReportTeller } from '../../../../electron/services/supervision/notices/report-teller.ts'
import { writeSeen } from '../../../../electron/services/telling/seen-mark.ts'
import { createFakeClock } from '../../../fakes/clock.ts'
import { noticeRules } from '../../store/notice-rules-kit.ts'

const hour = 3_600_000
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const night = { quietHours: { zone: 'UTC', ranges: [{ days, from: '22:00', to: '07:00' }] } }

function setup({
  start = '2026-07-01T21:00:00.000Z',
  isOn = true,
  failures = 3,
  dir = folder(),
  refused = false,
} = {}) {
  const clock = createFakeClock(start)
  const shown: Notice[] = []
  const asked: number[] = []
  const seenFile = join(dir, 'seen.json')
  const teller = createReportTeller({
    ...{ clock, isOn: () => isOn, rules: () => noticeRules(night), zone: () => 'UTC', log: () => {} },
    store: {
      shift: async span => {
        asked.push(span.since)
        const changes = Array.from({ length: failures }, (_, n) => ({
          ...{ transactionId: `t${n}`, at: span.since, to: 'failed', category: null, isLate: false },
        }))
        return shiftReport({ changes: changes as never, open: [], blind: [], unusual: [] }, span)
      },
    },
    show: async notice => {
      shown.push(notice)
      return refused ? 'failed' : 'shown'
    },
    ...{ seenFile, toldFile: join(dir, 'told.json') },
  })
  onTestFinished(() => teller.stop())
  return { clock, shown, asked, teller, dir, seenFile }
}

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'hover-tray-report-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

test('the report is told once when the quiet hours end', async () => {
  const { clock, shown } = setup()
  await clock.advance(9 * hour + 59 * 60_000)
  const before = shown.length
  await clock.advance(3 * hour)
  expect([before, shown.map(({ title, body, urgency }) => [title, body, urgency])]).toEqual([
    0,
    [['While you were away', '3 failed', 'quiet']],
  ])
})

test('the report is told to somebody who comes back, from when they last looked', async () => {
  const { clock, shown, asked, teller, seenFile } = setup({ start: '2026-07-01T12:00:00.000Z' })
  writeSeen(seenFile, clock.now() - 2 * hour)
  teller.cameBack()
  await clock.advance(0)
  expect([shown.length, asked]).toEqual([1, [clock.now() - 2 * hour]])
})

test('what was told is not told again, also not by the next run', async () => {
  const { clock, teller, dir } = setup({ start: '2026-07-01T12:00:00.000Z' })
  teller.cameBack()
  await clock.advance(0)
  const next = setup({ start: '2026-07-01T12:30:00.000Z', dir })
  next.teller.cameBack()
  await next.clock.advance(0)
  expect(next.shown).toEqual([])
})

test('what the desktop did not show is told at the next occasion', async () => {
  const { clock, shown, teller } = setup({ start: '2026-07-01T12:00:00.000Z', refused: true })
  teller.cameBack()
  await clock.advance(0)
  teller.cameBack()
  await clock.advance(0)
  expect(shown.length).toBe(2)
})

test.each([
  ['when nobody asked for it', { isOn: false }],
  ['when nothing happened', { failures: 0 }],
  ['while it is quiet', { start: '2026-07-01T23:00:00.000Z' }],
])('nothing is told %s', async (_, parts) => {
  const { clock, shown, teller } = setup({ start: '2026-07-01T12:00:00.000Z', ...parts })
  teller.cameBack()
  await clock.advance(0)
  expect(shown).toEqual([])
})

test('nothing is told to somebody who was away for minutes', async () => {
  const { clock, shown, teller, seenFile } = setup({ start: '2026-07-01T12:00:00.000Z' })
  writeSeen(seenFile, clock.now() - 10 * 60_000)
  teller.cameBack()
  await clock.advance(0)
  expect(shown).toEqual([])
})
