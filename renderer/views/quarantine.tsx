import { PackageOpen } from 'lucide-react'
import { EmptyState } from '../parts/empty-state.tsx'
import { When } from '../parts/time.tsx'
import { useNow, usePick } from '../state/use-store.ts'
import { words } from '../words.ts'

/** Authentic but odd deliveries. */
export function Quarantine() {
  const rows = usePick(state => state.quarantine)
  const sources = usePick(state => state.app?.settings.sources)
  const now = useNow()
  return (
    <main className="page">
      <div className="page-inner">
        <h1>{words.quarantine.title}</h1>
        {rows.length === 0 ? (
          <EmptyState icon={PackageOpen} title={words.quarantine.emptyTitle} hint={words.quarantine.emptyHint} />
        ) : (
          <>
            <p className="muted">{words.quarantine.hint}</p>
            <ul className="cards">
              {rows.map(row => (
                <li key={row.seq} className="card">
                  <p>{row.reason}</p>
                  <p className="muted card-line">
                    <span>{sources?.find(source => source.id === row.sourceId)?.name ?? row.sourceId}</span>
                    <span>{words.quarantine.number(row.seq)}</span>
                    <span>
                      {words.quarantine.received} <When iso={row.receivedAt} now={now} />
                    </span>
                  </p>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </main>
  )
}
