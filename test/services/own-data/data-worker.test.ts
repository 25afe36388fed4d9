import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createDataWorker } from '../../../electron/services/own-data/data-worker.ts'
import { placeOf, tempDir } from '../store/store-kit.ts'

const endlessWork = new URL('threads/endless-work.ts', import.meta.url)

function setup() {
  const worker = createDataWorker({ threadFile: endlessWork, place: placeOf(tempDir()) })
  const file = join(tempDir(), 'copy')
  const cancelling = new AbortController()
  const run = () => worker.run({ kind: 'backup', file, settings: '{}', now: 0 }, { signal: cancelling.signal })
  return { worker, file, run, cancel: () => cancelling.abort() }
}

test('a thread is not ended while it loads SQLite, which would end the whole app', async () => {
  const { file, run, cancel } = setup()
  const done = run()
  cancel()
  expect([(await done).kind, existsSync(`${file}.loaded`)]).toEqual(['cancelled', true])
})

test('work under way is ended by stopping, and so is what still loads', async () => {
  const { file, run, worker } = setup()
  const done = run()
  await worker.stop()
  expect([(await done).kind, existsSync(`${file}.loaded`)]).toEqual(['cancelled', true])
})
