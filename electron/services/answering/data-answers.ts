import type { DataAnswers, DataExported, DataWritten } from '../../contract/bridge/data.ts'
import type { Failure, Reply } from '../../contract/bridge/ipc.ts'
import { problemsText, readFilter } from '../../core/query/read-filter.ts'
import { isZone } from '../../core/query/zone.ts'
import type { DataFolder } from '../folder/data-folder.ts'
import { writeFailure } from '../own-data/chosen-file.ts'
import type { ChosenWriter } from '../own-data/chosen-writer.ts'
import type { DataResults } from '../own-data/data-work.ts'
import type { DataDone, DataWorker } from '../own-data/data-worker.ts'
import { systemZone } from '../system-zone.ts'
import type { Answering } from './answers.ts'

export type DataAnswering = Pick<Answering, keyof DataAnswers>

interface Deps {
  readonly folder: Pick<DataFolder, 'where' | 'settings' | 'store'>
  readonly dataDir: string
  readonly version: string
  readonly worker: DataWorker
  readonly writer: ChosenWriter
  readonly now: () => number
}

/** Answers what people ask about the data as a whole: where it is, how long it stays, and how to take it along. */
export function createDataAnswers({ folder, dataDir, version, worker, writer, now }: Deps): DataAnswering {
  const { settings, store } = folder
  return {
    'data.where': async () => ({ ok: true, value: folder.where() }),

    'data.export': async ({ format, query, zone = systemZone() }) => {
      if (!isZone(zone)) return refuse('invalid-input', 'That is no time zone. Use a name such as Africa/Nairobi.')
      const reading = readFilter(query, { now: now(), zone, sources: settings.get().sources })
      if (!reading.ok) return refuse('invalid-input', problemsText(reading.problems))
      const wish = { title: 'Export transactions', name: `hover-tray-${dayOf(now(), zone)}.${format}`, kind: format }
      return writer.write<DataExported>(wish, async (file, following) => {
        following.onPercent?.(0)
        await store.settled()
        const work = { kind: 'export', file, format, filter: reading.filter, version, now: now() } as const
        return replyTo(file, await worker.run(work, following), result => ({ path: file, ...result }))
      })
    },

    'data.backup': async () => {
      const name = `hover-tray-${dayOf(now(), systemZone())}.backup`
      return writer.write<DataWritten>({ title: 'Make a backup', name, kind: 'backup' }, async (file, following) => {
        following.onPercent?.(0)
        const work = { kind: 'backup', file, settings: JSON.stringify(settings.get()), now: now() } as const
        return replyTo(file, await worker.run(work, following), ({ bytes }) => ({ path: file, bytes }))
      })
    },

    'data.cancel': async () => {
      writer.cancel()
      return { ok: true, value: null }
    },

    'data.show': async ({ what }) => {
      return writer.show(what === 'folder' ? { folder: dataDir } : what)
    },

    'retention.preview': async retention => {
      await store.settled()
      const done = await worker.run({ kind: 'plan', retention, now: now() })
      if (done.kind === 'cancelled') return refuse('unavailable', 'The app is stopping.')
      if (done.kind === 'failed') return refuse('unavailable', done.trouble.sentence)
      const { deliveries: _, oldest, newest, ...plan } = done.result
      return { ok: true, value: { ...plan, oldest: iso(oldest), newest: iso(newest) } }
    },

    'retention.set': async retention => {
      settings.update(before => ({ ...before, retention }))
      return { ok: true, value: null }
    },
  }
}

type Refused = { readonly ok: false; readonly failure: Failure }

function refuse(code: Failure['code'], sentence: string): Refused {
  return { ok: false, failure: { code, sentence } }
}

/** Null for what was cancelled. */
function replyTo<K extends 'export' | 'backup', T>(
  file: string,
  done: DataDone<K>,
  read: (result: DataResults[K]) => T,
): Reply<T | null> {
  switch (done.kind) {
    case 'done':
      return { ok: true, value: read(done.result) }
    case 'cancelled':
      return { ok: true, value: null }
    case 'failed':
      return { ok: false, failure: writeFailure(file, done.trouble) }
  }
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

/** `2026-11-22`, as the person's calendar has it. */
function dayOf(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: zone }).format(at)
}
