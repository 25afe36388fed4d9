import type { CompletionItem } from '../../../electron/contract/transactions/query.ts'

/** What a key does in the query bar; null leaves it to the browser. */
export type KeyOutcome =
  | { readonly kind: 'move'; readonly to: number }
  | { readonly kind: 'choose'; readonly item: CompletionItem }
  | { readonly kind: 'open' | 'close' | 'leave' | 'send' }

interface KeyScene {
  readonly key: string
  readonly isShift: boolean
  /** What is offered; nothing while the offer is closed. */
  readonly items: readonly CompletionItem[]
  readonly active: number | null
  /** Whether the term at the caret has begun. */
  readonly isStarted: boolean
}

export function keyOutcome({ key, isShift, items, active, isStarted }: KeyScene): KeyOutcome | null {
  const last = items.length - 1
  const chosen = items[active ?? -1]
  switch (key) {
    case 'ArrowDown':
      return items.length === 0
        ? { kind: 'open' }
        : { kind: 'move', to: active === null || active === last ? 0 : active + 1 }
    case 'ArrowUp':
      return items.length === 0 ? null : { kind: 'move', to: active === null || active === 0 ? last : active - 1 }
    case 'Enter':
      return chosen === undefined ? { kind: 'send' } : { kind: 'choose', item: chosen }
    case 'Tab': {
      // Where nothing has begun Tab goes on to the next control, so that nobody is caught in the bar.
      const likeliest = isStarted || items[0]?.kind === 'value' ? items[0] : undefined
      const item = isShift ? undefined : (chosen ?? likeliest)
      return item === undefined ? null : { kind: 'choose', item }
    }
    case 'Escape':
      return { kind: items.length === 0 ? 'leave' : 'close' }
    default:
      return null
  }
}
