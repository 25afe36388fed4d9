import type { ComponentProps } from 'react'

interface ActButtonProps extends ComponentProps<'button'> {
  readonly type: 'button' | 'submit'
  readonly busy: boolean
}

/** A button that is unavailable while something works. It is not `disabled` then: the focus would fall to the page. */
export function ActButton({ type, busy, onClick, ...button }: ActButtonProps) {
  return (
    <button
      {...button}
      type={type}
      aria-disabled={busy || undefined}
      // A form is sent by this press too, also when Enter in a field sends it.
      onClick={busy ? event => event.preventDefault() : onClick}
    />
  )
}
