import { TriangleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'

/** What belongs on the input, so that its label, its hint and what is wrong with it are read with it. */
export interface FieldTies {
  readonly id: string
  readonly 'aria-invalid': boolean
  readonly 'aria-describedby': string | undefined
}

interface FaultyFieldProps {
  readonly label: string
  readonly hint?: string
  readonly fault: string | null
  readonly children: (ties: FieldTies) => ReactNode
}

/** A labelled input that says beside itself what is wrong with it. */
export function FaultyField({ label, hint, fault, children }: FaultyFieldProps) {
  const id = useId()
  const describedBy = [...(hint === undefined ? [] : [`${id}-hint`]), ...(fault === null ? [] : [`${id}-fault`])]
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-invalid': fault !== null,
        'aria-describedby': describedBy.length === 0 ? undefined : describedBy.join(' '),
      })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      <Fault id={`${id}-fault`} sentence={fault} />
    </div>
  )
}

/** What is wrong, at the place where it is. */
export function Fault({ id, sentence }: { readonly id: string; readonly sentence: string | null }) {
  if (sentence === null) return null
  return (
    <p id={id} className="fault">
      <TriangleAlert aria-hidden="true" /> {sentence}
    </p>
  )
}
