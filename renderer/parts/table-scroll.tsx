import type { ReactNode } from 'react'

interface TableScrollProps {
  readonly label: string
  readonly children: ReactNode
}

/** A table that may be wider than its place. It takes the focus, so that the arrow keys can move it. */
export function TableScroll({ label, children }: TableScrollProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a mouse there is no other way to what lies beside it.
    <section className="table-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
