import type { ReactNode } from 'react'

interface TableCardProps {
  readonly label: string
  /** False: charts show the same, and only readers need the table. */
  readonly isShown: boolean
  readonly children: ReactNode
}

/** Holds a table that may be larger than its place: then it is scrolled, by keyboard too. */
export function TableCard({ label, isShown, children }: TableCardProps) {
  if (!isShown) return <div className="only-for-readers">{children}</div>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it, nobody without a mouse sees what is further down.
    <section className="card sums-card" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
