import { writeFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { DataJob, FromDataWork } from '../../../../electron/services/own-data/data-work-thread.ts'

/** Work that leaves a mark once it has loaded, and never ends by itself. */
const { work } = workerData as DataJob
if (work.kind !== 'plan') writeFileSync(`${work.file}.loaded`, '')
parentPort?.postMessage({ kind: 'loaded' } satisfies FromDataWork)
parentPort?.on('message', () => {})
