import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { ask } from '../bridge.ts'
import { words } from '../words/main.ts'

interface CopyButtonProps {
  readonly text: string
  readonly label: string
  readonly iconOnly?: boolean
}

/** Copies through the main process: the window itself has no permission for the clipboard. */
export function CopyButton({ text, label, iconOnly = false }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 1500)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = async () => {
    const reply = await ask('clipboard.write', { text })
    setCopied(reply.ok)
  }
  const shown = isCopied ? words.app.copied : label
  return (
    <button
      type="button"
      className={iconOnly ? 'button icon-button' : 'button small'}
      title={iconOnly ? shown : undefined}
      onClick={() => void copy()}
    >
      {isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      <span className={iconOnly ? 'only-for-readers' : undefined}>{shown}</span>
    </button>
  )
}
