import { Fragment } from 'react'
import type { Mark } from '../../electron/contract/transactions/transaction.ts'
import { usePick } from '../state/use-store.ts'

interface MarkedProps {
  /** The transaction whose text it is. */
  readonly id: string
  readonly field: Mark['field']
  readonly text: string
}

/** The provider's id where it was found by that: otherwise the row would not say why it is there. */
export function FoundId({ id, providerId }: { readonly id: string; readonly providerId: string }) {
  const isFound = usePick(state => state.list.marks.get(id)?.some(({ field }) => field === 'providerId') === true)
  if (!isFound) return null
  return (
    <span className="chip" title={providerId}>
      <Marked id={id} field="providerId" text={providerId} />
    </span>
  )
}

/** A text of the list with the words in it that were searched for. */
export function Marked({ id, field, text }: MarkedProps) {
  const marks = usePick(state => state.list.marks.get(id))
  const found = marks?.filter(mark => mark.field === field) ?? []
  return (
    <>
      {found.map((mark, place) => (
        <Fragment key={mark.start}>
          {text.slice(found[place - 1]?.end ?? 0, mark.start)}
          <mark>{text.slice(mark.start, mark.end)}</mark>
        </Fragment>
      ))}
      {text.slice(found.at(-1)?.end ?? 0)}
    </>
  )
}
