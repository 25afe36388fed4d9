import { Fragment } from 'react'
import type {
  DeliveryContent,
  DeliverySummary,
  TransactionDetail,
} from '../../../electron/contract/transactions/transaction-detail.ts'
import { TableScroll } from '../../parts/table-scroll.tsx'
import { exactTime, shortTime } from '../../when.ts'
import { detailWords } from '../../words/detail.ts'
import { words } from '../../words/main.ts'
import { rawWords } from '../../words/raw.ts'
import { Changes } from './changes.tsx'

interface DeliveriesProps {
  readonly detail: Pick<TransactionDetail, 'received' | 'duplicates'>
  readonly contents: readonly DeliveryContent[]
  readonly openRaw: (seq: number) => void
}

/** What was received for this transaction, one line per delivery, and what each said differently. */
export function Deliveries({ detail: { received, duplicates }, contents, openRaw }: DeliveriesProps) {
  if (received.length === 0) return null
  const { seq, received: receivedAt, label, status, updated, proof } = detailWords.deliveryColumns
  const columns = [seq, receivedAt, label, status, updated, proof]
  return (
    <section>
      <h3>{detailWords.deliveriesTitle}</h3>
      <TableScroll label={detailWords.deliveriesTitle}>
        <table className="table deliveries">
          <thead>
            <tr>
              {columns.map(name => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {received.map(delivery => {
              const content = contents.find(one => one.seq === delivery.seq)
              const changes = content?.changes ?? null
              return (
                <Fragment key={delivery.seq}>
                  <tr data-changed={changes !== null || undefined}>
                    <DeliveryCells delivery={delivery} openRaw={content === undefined ? null : openRaw} />
                  </tr>
                  {changes !== null && (
                    <tr>
                      <td colSpan={columns.length} className="changes-cell">
                        <Changes changes={changes} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              )
            })}
          </tbody>
        </table>
      </TableScroll>
      {duplicates > 0 && <p className="hint">{detailWords.repeats(duplicates)}</p>}
    </section>
  )
}

interface DeliveryCellsProps {
  readonly delivery: DeliverySummary
  readonly openRaw: ((seq: number) => void) | null
}

function DeliveryCells({ delivery, openRaw }: DeliveryCellsProps) {
  const { providerStatus, providerUpdatedAt, provenBy } = delivery
  return (
    <>
      <td className="number">
        {openRaw === null ? (
          delivery.seq
        ) : (
          <button
            type="button"
            className="as-link"
            title={rawWords.openOne(delivery.seq)}
            onClick={() => openRaw(delivery.seq)}
          >
            {delivery.seq}
          </button>
        )}
      </td>
      <td title={exactTime(delivery.receivedAt)}>{shortTime(delivery.receivedAt)}</td>
      <td>{words.delivery[delivery.label]}</td>
      <td>{providerStatus ?? detailWords.none}</td>
      <td title={providerUpdatedAt === null ? undefined : exactTime(providerUpdatedAt)}>
        {providerUpdatedAt === null ? detailWords.none : shortTime(providerUpdatedAt)}
      </td>
      <td title={detailWords.provenByHint[provenBy]}>{detailWords.provenBy[provenBy]}</td>
    </>
  )
}
