// Started by measure-start.ts with a folder: opens its store as the app does, reads a page, and says how long that took.
import { setTimeout as pause } from 'node:timers/promises'
import { firstRules } from '../../../electron/services/store/journal/entries/projection-rules.ts'
import { openStore } from '../../../electron/services/store/open-store.ts'
import { askAll } from './ask-all.ts'
import { threads } from './threads.ts'

export interface Started {
  readonly startMs: number
  readonly residentMb: number
}

const [, , dataDir = ''] = process.argv
const begun = performance.now()
const opened = await openStore({ dataDir, nativeBinding: null, threads, rules: firstRules, now: Date.now })
if (!opened.ok) throw new Error(opened.trouble.sentence)
await opened.store.page({ after: null, limit: 100 })
const startMs = performance.now() - begun
await askAll(opened.store, Number(process.argv[3]))
await pause(1000)
const residentMb = process.memoryUsage.rss() / 1_048_576
process.send?.({ startMs, residentMb } satisfies Started)
await opened.store.close()
process.disconnect?.()
