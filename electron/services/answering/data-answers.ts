import type { DataAnswers, DataExported, DataProgress, DataWritten } from '../../contract/data.ts'
import type { Failure, Reply } from '../../contract/ipc.ts'
import { problemsText, readFilter } from '../../core/query/read-filter.ts'
import { isZone } from '../../core/query/zone.ts'
import type { DataFolder } from '../folder/data-folder.ts'
import { isInside, writeFailure } from '../own-data/chosen-file.ts'
import type { DataResults } from '../own-data/data-work.ts'
import type { DataDone, DataFollowing, DataWorker } from '../own-data/data-worker.ts'
import type { FileWish, HostFiles } from '../own-data/host-files.ts'
import { systemZone } from '../system-zone.ts'
import type { Answering } from './answers.ts'

export type DataAnswering = Pick<Answering, keyof DataAnswers>

interface Deps {
  readonly folder: Pick<DataFolder, 'where' | 'settings' | 'store'>
  readonly dataDir: string
  readonly version: string
  readonly worker: DataWorker
  /** Undefined where there is no desktop. */
  readonly files: HostFiles | undefined
  /** Tells the window how far the file is that is being written. */
  readonly tell: (progress: DataProgress | null) => void
  readonly now: () => number
}

/** Answers what people ask about the data as a whole: where it is, how long it stays, and how to take it along. */
export function createDataAnswers({ folder, dataDir, version, worker, files, tell, now }: Deps): DataAnswering {
  const { settings, store } = folder
  let writing: AbortController | null = null
  let written: string | null = null

  /** One file at a time, where the person wants it, and never over what the app itself lives on. */
  async function writeChosen<T extends DataWritten>(
    wish: FileWish,
    write: (file: string, following: DataFollowing) => Promise<Reply<T | null>>,
  ): Promise<Reply<T | null>> {
    if (files === undefined) return noDesktop
    if (writing !== null) return busy
    writing = new AbortController()
    const { signal } = writing
    try {
      const file = await files.choose(wish)
      if (file === null) return { ok: true, value: null }
      if (isInside(dataDir, file)) return ownFolder
      const what = wish.kind === 'backup' ? 'backup' : 'export'
      const onPercent = (percent: number) => tell({ what, percent })
      onPercent(0)
      const reply = await write(file, { onPercent, signal })
      if (reply.ok && reply.value !== null) written = file
      return reply
    } finally {
      writing = null
      tell(null)
    }
  }

  return {
    'data.where': async () => ({ ok: true, value: folder.where() }),

    'data.export': async ({ format, query, zone = systemZone() }) => {
      if (!isZone(zone)) return refuse('invalid-input', 'That is no time zone. Use a name such as Africa/Nairobi.')
      const reading = readFilter(query, { now: now(), zone, sources: settings.get().sources })
      if (!reading.ok) return refuse('invalid-input', problemsText(reading.problems))
      const wish = { title: 'Export transactions', name: `hover-tray-${dayOf(now(), zone)}.${format}`, kind: format }
      return writeChosen<DataExported>(wish, async (file, following) => {
        await store.settled()
        const work = { kind: 'export', file, format, filter: reading.filter, version, now: now() } as const
        return replyTo(file, await worker.run(work, following), result => ({ path: file, ...result }))
      })
    },

    'data.backup': async () => {
      const name = `hover-tray-${dayOf(now(), systemZone())}.backup`
      return writeChosen<DataWritten>({ title: 'Make a backup', name, kind: 'backup' }, async (file, following) => {
        const work = { kind: 'backup', file, settings: JSON.stringify(settings.get()), now: now() } as const
        return replyTo(file, await worker.run(work, following), ({ bytes }) => ({ path: file, bytes }))
      })
    },

    'data.cancel': async () => {
      writing?.abort()
      return { ok: true, value: null }
    },

    'data.show': async ({ what }) => {
      if (files === undefined) return noDesktop
      const path = what === 'folder' ? dataDir : written
      if (path === null) return refuse('not-found', 'No file was written since the app started.')
      files.show(path)
      return { ok: true, value: null }
    },

    'retention.preview': async retention => {
      await store.settled()
      const done = await worker.run({ kind: 'plan', retention, now: now() })
      if (done.kind === 'cancelled') return refuse('unavailable', 'The app is stopping.')
      if (done.kind === 'failed') return refuse('unavailable', done.trouble.sentence)
      const { transactions, bytes, byStatus, oldest, newest, texts } = done.result
      return { ok: true, value: { transactions, bytes, byStatus, texts, oldest: iso(oldest), newest: iso(newest) } }
    },

    'retention.set': async retention => {
      settings.update(before => ({ ...before, retention }))
      return { ok: true, value: null }
    },
  }
}

type Refused = { readonly ok: false; readonly failure: Failure }

const noDesktop = refuse('unavailable', 'Files can be chosen in the window only. Use hover-tray export or backup.')
const busy = refuse('refused', 'A file is being written already. Wait until it is done.')
const ownFolder = refuse('refused', 'That is the folder in which the app keeps its data. Choose another place.')

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
