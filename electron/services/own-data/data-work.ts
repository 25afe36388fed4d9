import { statSync } from 'node:fs'
import type { WindowExportFormat } from '../../contract/bridge/data.ts'
import type { RetentionSettings } from '../../contract/settings/settings.ts'
import type { Filter } from '../../core/query/filter.ts'
import { exportText } from '../exporting/export.ts'
import { writeWholeFile } from '../exporting/write-whole-file.ts'
import { makeBackup } from '../store/backup/backup.ts'
import type { OnProgress } from '../store/backup/content.ts'
import type { DataPlace } from '../store/data-place.ts'
import type { Exported, ExportReading } from '../store/exporting/export-reading.ts'
import { notingDamage, notingDamageOfEach } from '../store/exporting/noting-damage.ts'
import { openExport } from '../store/exporting/open-export.ts'
import { type PrunePlan, planPrune } from '../store/retention/pruning/plan.ts'

/** What a person can have done with all that is stored. Plain data: it crosses threads. Times in milliseconds since 1970. */
export type DataWork = ExportWork | BackupWork | PlanWork

interface FileWork {
  readonly file: string
  /** What it is called until it is whole; chosen by who takes it away when the thread is ended. */
  readonly unfinished?: string
}

interface ExportWork extends FileWork {
  readonly kind: 'export'
  readonly format: WindowExportFormat
  readonly filter: Filter
  readonly version: string
  readonly now: number
}

interface BackupWork extends FileWork {
  readonly kind: 'backup'
  /** It takes the place of no file. */
  readonly isNew?: boolean
  /** JSON text; it holds no secret. */
  readonly settings: string
  readonly now: number
}

/** Finds out what would go; nothing is changed. */
interface PlanWork {
  readonly kind: 'plan'
  readonly retention: RetentionSettings
  readonly now: number
}

export interface DataResults {
  readonly export: { readonly bytes: number; readonly transactions: number }
  /** `head`: the newest position of the journal in it. */
  readonly backup: { readonly bytes: number; readonly head: number }
  readonly plan: PrunePlan
}

/** Takes as long as reading everything takes. `onProgress` is told the part that is done, from 0 to 1. Throws StoreError, or the error of the file system. */
export async function doDataWork(
  place: DataPlace,
  work: DataWork,
  onProgress: OnProgress,
): Promise<DataResults[DataWork['kind']]> {
  switch (work.kind) {
    case 'export':
      return writeExport(place, work, onProgress)
    case 'backup': {
      const { bytes, head } = makeBackup(place, work, onProgress)
      return { bytes, head }
    }
    case 'plan':
      return notingDamage(place, () => planPrune(place, work.retention, work.now))
  }
}

async function writeExport(place: DataPlace, work: ExportWork, onProgress: OnProgress): Promise<DataResults['export']> {
  const opened = openExport(place, onProgress)
  // An engine that runs has made its files long before somebody asks.
  if (opened === null) throw new Error('There is no journal to export from.')
  try {
    const counted = countedReading(opened.reading)
    const pieces = exportText(counted.reading, { ...work, whole: false, isEverything: false })
    await writeWholeFile(work.file, notingDamageOfEach(place, pieces), { unfinished: work.unfinished })
    return { bytes: statSync(work.file).size, transactions: counted.count() }
  } finally {
    opened.close()
  }
}

/** Counts what is written: the window's formats ask once for the detail of each. */
function countedReading(reading: ExportReading) {
  let count = 0
  const counted =
    (read: Exported['detail']): Exported['detail'] =>
    reveal => {
      const detail = read(reveal)
      if (detail !== null) count += 1
      return detail
    }
  return {
    count: () => count,
    reading: {
      ...reading,
      *transactions(filter: Filter) {
        for (const exported of reading.transactions(filter)) yield { ...exported, detail: counted(exported.detail) }
      },
    },
  }
}
