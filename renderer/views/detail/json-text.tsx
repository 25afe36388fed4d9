import { Fragment, type ReactNode, useMemo } from 'react'

/** Above this many characters the colours cost more than they help. */
const mostColoured = 60_000

interface JsonTextProps {
  readonly text: string
  readonly label: string
}

/** JSON as text, with its names set off. It scrolls by itself and can be reached by keyboard. */
export function JsonText({ text, label }: JsonTextProps) {
  const coloured = useMemo(() => (text.length > mostColoured ? text : colouredJson(text)), [text])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
    <section className="json" tabIndex={0} aria-label={label}>
      <pre>{coloured}</pre>
    </section>
  )
}

/** A name is a string before a colon; what is no string and no name is a number or a fixed word. */
const token = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*|true|false|null)/g

function colouredJson(text: string): ReactNode {
  const parts: ReactNode[] = []
  let end = 0
  for (const { 0: whole, 1: string, 2: colon, 3: plain, index } of text.matchAll(token)) {
    parts.push(text.slice(end, index))
    const kind = colon !== undefined ? 'name' : plain !== undefined ? 'plain' : 'string'
    parts.push(
      <Fragment key={index}>
        <span data-json={kind}>{string ?? plain}</span>
        {colon}
      </Fragment>,
    )
    end = index + whole.length
  }
  return [...parts, text.slice(end)]
}
