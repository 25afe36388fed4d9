import { useStore } from '../../state/use-store.ts'

interface NameButtonProps {
  readonly text: string
  /** What the list shows then; null where there is no such query. */
  readonly query: string | null
}

/** A name that leads to its transactions. */
export function NameButton({ text, query }: NameButtonProps) {
  const store = useStore()
  if (query === null || query === '') return <span className="name muted">{text}</span>
  return (
    <button type="button" className="name" title={query} onClick={() => store.showQuery(query)}>
      {text}
    </button>
  )
}
