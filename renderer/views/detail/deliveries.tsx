import type { TransactionDetail } from '../../../electron/contract/transaction-detail.ts'
import { exactTime, shortTime } from '../../when.ts'
import { words } from '../../words.ts'
import { detailWords } from '../../words-detail.ts'

type Received = Pick<TransactionDetail, 'received' | 'duplicates'>

/** What was received for this transaction, one line per delivery. */
export function Deliveries({ detail }: { readonly detail: Received }) {
  const { received, duplicates } = detail
  const { seq, received: receivedAt, label, status, updated, proof } = detailWords.deliveryColumns
  if (received.length === 0) return null
  return (
    <section>
      <h3>{detailWords.deliveriesTitle}</h3>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              {[seq, receivedAt, label, status, updated, proof].map(name => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {received.map(delivery => (
              <tr key={delivery.seq}>
                <td className="number">{delivery.seq}</td>
                <td title={exactTime(delivery.receivedAt)}>{shortTime(delivery.receivedAt)}</td>
                <td>{words.delivery[delivery.label]}</td>
                <td>{delivery.providerStatus ?? detailWords.none}</td>
                <td title={delivery.providerUpdatedAt === null ? undefined : exactTime(delivery.providerUpdatedAt)}>
                  {delivery.providerUpdatedAt === null ? detailWords.none : shortTime(delivery.providerUpdatedAt)}
                </td>
                <td title={detailWords.provenByHint[delivery.provenBy]}>{detailWords.provenBy[delivery.provenBy]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {duplicates > 0 && <p className="hint">{detailWords.repeats(duplicates)}</p>}
    </section>
  )
}
