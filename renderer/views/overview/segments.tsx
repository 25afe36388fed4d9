import { useId } from 'react'

interface SegmentsProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly choices: readonly { readonly value: T; readonly text: string; readonly title: string }[]
  readonly onChoose: (value: T) => void
}

/** One of a few, side by side: radio buttons, so that arrows and readers know them. */
export function Segments<T extends string>({ label, value, choices, onChoose }: SegmentsProps<T>) {
  const name = useId()
  return (
    <fieldset className="segments">
      <legend className="only-for-readers">{label}</legend>
      {choices.map(choice => (
        <label key={choice.value} className="segment" title={choice.title}>
          <input
            type="radio"
            className="only-for-readers"
            name={name}
            aria-label={choice.title}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
          />
          {choice.text}
        </label>
      ))}
    </fieldset>
  )
}
