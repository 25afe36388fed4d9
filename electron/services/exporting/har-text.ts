import type { TransactionDetail } from '../../contract/transactions/transaction-detail.ts'
import { detailOf, namedIn } from '../../core/detail.ts'
import { harEnd, harEntry, harHead } from '../../core/export/har.ts'
import { maskedCopyOf } from '../../core/masking/masked-copy.ts'
import { knowing, type Masking, masking } from '../../core/masking/masking.ts'
import { stateShownBy } from '../../core/masking/shown-state.ts'
import { foldAsItCame, ussdOf } from '../../core/projection.ts'
import type { Revision } from '../../core/transaction-state.ts'
import type { Exported, ExportReading } from '../store/exporting/export-reading.ts'
import type { ExportWish } from './export.ts'

/** The deliveries of transactions as an archive of HTTP, each under the transaction that it is about. */
export function* harText(reading: ExportReading, { filter, whole, version }: ExportWish): Iterable<string> {
  yield harHead(version)
  let separator = ''
  for (const exported of reading.transactions(filter)) {
    for (const text of whole ? wholeEntries(exported) : maskedEntries(exported)) {
      yield separator + text
      separator = ',\n'
    }
  }
  yield harEnd
}

function* wholeEntries(exported: Exported): Iterable<string> {
  for (const delivery of exported.deliveries()) {
    if (delivery === null) continue
    const { seq, at, sourceId, body } = delivery
    const receivedAt = new Date(at).toISOString()
    const text = body.toString('utf8')
    yield harEntry({ receivedAt, sourceId, text, size: body.byteLength, comment: `journal ${seq}` })
  }
}

/**
 * Each delivery as the detail view would show it if nothing else had come. What is hidden in it is what the whole transaction
 * names: a later delivery may name the recipient whom an earlier screen mentions.
 */
function* maskedEntries(exported: Exported): Iterable<string> {
  const detail = exported.detail(false)
  if (detail === null) return
  const shown = knowing(masking, namedIn(ussdOf(exported.revisions())))
  for (const revision of exported.said()) {
    const text = JSON.stringify(maskedCopyOf(asSaidBy(revision, detail, shown)))
    yield harEntry({
      receivedAt: new Date(revision.receivedAt).toISOString(),
      sourceId: detail.sourceId,
      text,
      size: Buffer.byteLength(text),
      comment: `journal ${revision.seq}, masked`,
    })
  }
}

function asSaidBy(revision: Revision, detail: TransactionDetail, shown: Masking): TransactionDetail {
  const came = foldAsItCame([revision])
  const state = came.kind === 'ussd' ? stateShownBy(came, shown) : came
  const { status, providerStatus, title, operator, country, category, message, environment } = state
  const said = { status, providerStatus, title, operator, country, category, message, environment }
  return { ...detail, ...said, ...detailOf([revision], shown), history: [], resolution: null, flags: [] }
}
