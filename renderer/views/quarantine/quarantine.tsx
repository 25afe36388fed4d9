import { PackageOpen } from 'lucide-react'
import { EmptyState } from '../../parts/empty-state.tsx'
import { usePick } from '../../state/use-store.ts'
import { words } from '../../words/main.ts'
import { QuarantineItem } from './quarantine-item.tsx'

/** Authentic but odd deliveries. */
export function Quarantine() {
  const rows = usePick(state => state.quarantine)
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
                <QuarantineItem key={row.seq} row={row} />
              ))}
            </ul>
          </>
        )}
      </div>
    </main>
  )
}
