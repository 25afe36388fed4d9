import type { CompletionItem, Completions } from '../../../electron/contract/transactions/query.ts'
import type { Draft } from './use-query-help.ts'

/** The draft with a completion in it. A blank behind a value makes room for the next term. */
export function completed({ text }: Draft, { start, end }: Completions, item: CompletionItem): Draft {
  const after = text.slice(end)
  const needsBlank = item.kind === 'value' && !/^\s/.test(after)
  const inserted = `${item.text}${needsBlank ? ' ' : ''}`
  const isBeforeBlank = item.kind === 'value' && !needsBlank
  return { text: text.slice(0, start) + inserted + after, caret: start + inserted.length + (isBeforeBlank ? 1 : 0) }
}
