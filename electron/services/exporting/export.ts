import type { TransactionDetail } from '../../contract/transactions/transaction-detail.ts'
import { namedIn } from '../../core/detail.ts'
import { csvHead, csvRow } from '../../core/export/csv.ts'
import type { Named } from '../../core/masking/known-values.ts'
import { maskedCopyOf } from '../../core/masking/masked-copy.ts'
import { ussdOf } from '../../core/projection.ts'
import type { Filter } from '../../core/query/filter.ts'
import type { CutShort, Exported, ExportedAct, ExportReading } from '../store/exporting/export-reading.ts'
import type { WholeDelivery } from '../store/exporting/stored-deliveries.ts'
import { actLine, cutShortLine, deliveryLine, endLine, headLine, maskedHeadLine, maskedLine } from './export-lines.ts'
import { harText } from './har-text.ts'

export const exportFormats = ['jsonl', 'csv', 'har'] as const
export type ExportFormat = (typeof exportFormats)[number]

export interface ExportWish {
  readonly format: ExportFormat
  /** As it is stored. Only for whoever recorded that it leaves the app. */
  readonly whole: boolean
  readonly filter: Filter
  /** Nothing is left out: what was odd belongs to it too. */
  readonly isEverything: boolean
  readonly version: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** The text of an export, in pieces of one record each, so that it never has to fit into memory. */
export function exportText(reading: ExportReading, wish: ExportWish): Iterable<string> {
  switch (wish.format) {
    case 'csv':
      return csvText(reading, wish)
    case 'har':
      return harText(reading, wish)
    case 'jsonl':
      return wish.whole ? wholeLines(reading, wish) : maskedLines(reading, wish)
  }
}

/**
 * All that was said of organizations, then of each transaction all deliveries and what was decided about it; hence it can be
 * read in again. One whose texts are gone is there as it is shown. Blind windows are not: they tell when this installation
 * could hear nothing, and another one was blind at other times.
 */
function* wholeLines(reading: ExportReading, wish: ExportWish): Iterable<string> {
  yield headLine(wish.version, wish.now)
  let records = 0
  for (const record of wholeRecords(reading, wish)) {
    records += 1
    yield record
  }
  // A program that was killed and a disk that was full usually end between two lines.
  yield endLine(records)
}

function* wholeRecords(reading: ExportReading, { filter, isEverything }: ExportWish): Iterable<string> {
  for (const said of reading.saidOfOrganizations(filter)) yield lineOf(said)
  for (const exported of reading.transactions(filter)) {
    yield* exported.standing() === 'whole' ? wholeTransaction(exported) : maskedTransaction(exported)
  }
  if (isEverything) for (const delivery of reading.quarantined()) yield deliveryLine(delivery)
}

function lineOf(said: WholeDelivery | ExportedAct | CutShort): string {
  if ('cutShort' in said) return cutShortLine(said.cutShort)
  return 'act' in said ? actLine(said.at, said.act) : deliveryLine(said)
}

function* wholeTransaction(exported: Exported): Iterable<string> {
  let isCutShort = false
  const deliveries = exported.isOfOrganization ? [] : exported.deliveries()
  for (const delivery of deliveries) {
    if (delivery === null) isCutShort = true
    else yield deliveryLine(delivery)
  }
  for (const { at, act } of exported.acts()) yield actLine(at, act)
  // Retention took it meanwhile. What is written of it is: whoever imports it is told that it is not all.
  if (isCutShort) yield cutShortLine(exported.id)
}

function* maskedTransaction(exported: Exported): Iterable<string> {
  const detail = exported.detail(false)
  if (detail !== null) yield maskedLine(maskedCopyOf(detail, namedBeside(detail, exported)))
}

/** What a person's note may tell. Read only where there is one: all else of a detail is masked by it already. */
function namedBeside({ resolution }: TransactionDetail, exported: Exported): Named {
  return resolution === null || resolution.note === '' ? [] : namedIn(ussdOf(exported.revisions()))
}

function* maskedLines(reading: ExportReading, { filter, version, now }: ExportWish): Iterable<string> {
  yield maskedHeadLine(version, now)
  for (const exported of reading.transactions(filter)) yield* maskedTransaction(exported)
}

function* csvText(reading: ExportReading, { filter, whole }: ExportWish): Iterable<string> {
  yield csvHead
  for (const exported of reading.transactions(filter)) {
    const detail = exported.detail(whole)
    if (detail === null) continue
    yield csvRow(whole ? detail : { ...detail, ...maskedTexts(detail, exported) })
  }
}

/** What a masked line of JSON says, under the same names. The row's own words are labels: nobody's name is looked for there. */
function maskedTexts(detail: TransactionDetail, exported: Exported): Partial<TransactionDetail> {
  const copy = maskedCopyOf(detail, namedBeside(detail, exported))
  const { providerStatus, title, operator, country, category, message, resolution } = copy
  return { providerStatus, title, operator, country, category, message, resolution }
}
