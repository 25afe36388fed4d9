import { fork } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import type { Act } from '../../../electron/services/store/journal/entries/act.ts'
import { startPractice } from '../practice/setup.ts'
import { openTestStore, query, tempDir } from '../store/store-kit.ts'

const jobs = 60

/** Catches up in a process of its own, and kills it as soon as it has said this for so many times. */
async function catchUpUntil(word: string, times: number, args: readonly string[]): Promise<void> {
  const child = fork(new URL('./processes/catcher.ts', import.meta.url), args)
  onTestFinished(() => void child.kill('SIGKILL'))
  let heard = 0
  child.on('message', said => {
    if (said === word) heard += 1
    // Under load it may be done before the kill comes.
    if (heard === times || said === 'caught-up') child.kill('SIGKILL')
  })
  await once(child, 'exit')
}

test('kill -9 in the middle of a catch-up: the next one finds the rest, counts all, and tells each once', async () => {
  const hover = await startPractice({ now: Date.now })
  onTestFinished(hover.stop)
  const dir = tempDir()
  const store = await openTestStore(dir)
  const append = (act: Act) => store.append({ kind: 'act', at: Date.now(), act })
  const windowId = 'org/w'
  await append({ kind: 'jobs-baseline', sourceId: 'org' })
  await append({ kind: 'blind-began', windowId, sourceId: 'org', product: 'hover-org', cause: 'app-closed', from: 1 })
  await append({ kind: 'blind-ended', windowId, until: 2 })
  await store.close()
  for (let id = 1; id <= jobs; id++) {
    hover.practice.jobs.create(id, `Job ${id}`, null)
    hover.practice.jobs.setState(id, 'failed')
  }
  const token = (await hover.bearer()).replace('Bearer ', '')
  for (const acts of [3, 9, 2]) await catchUpUntil('job-seen', acts, [dir, hover.url, token])
  await catchUpUntil('caught-up', 1, [dir, hover.url, token])

  const after = await openTestStore(dir)
  const ledger = await after.notices()
  const { rows } = await after.page(query())
  const [window] = await after.blindWindows()
  expect([rows.length, new Set(rows.map(({ deliveries, duplicates }) => deliveries + duplicates))]).toEqual([
    jobs,
    new Set([1]),
  ])
  // All of them failed alike and at once, so they are one storm: one is due, and tells of the others.
  expect([ledger.length, new Set(ledger.map(({ transactionId }) => transactionId)).size]).toEqual([jobs, jobs])
  expect(ledger.filter(({ state }) => state === 'due').length).toBe(1)
  expect(window?.recovery).toMatchObject({ kind: 'caught-up', recovered: jobs })
})
