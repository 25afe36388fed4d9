import type { DataExported, DataProgress, DataWritten } from '../../electron/contract/bridge/data.ts'
import type { Asking, Reply } from '../../electron/contract/bridge/ipc.ts'
import type { State } from './model.ts'
import type { StoreParts } from './store.ts'

/** A file that is begun, from the choice of its name on. */
export type DataBegun =
  | { readonly kind: 'begun'; readonly what: 'export'; readonly wish: Asking<'data.export'> }
  | { readonly kind: 'begun'; readonly what: 'backup' }

/** The export or backup that was begun in this window, and then what became of it. */
export type DataWriting =
  | DataBegun
  | { readonly kind: 'written'; readonly what: 'export'; readonly written: DataExported }
  | { readonly kind: 'written'; readonly what: 'backup'; readonly written: DataWritten }
  | { readonly kind: 'failed'; readonly what: DataProgress['what']; readonly sentence: string }

export interface DataWritingAction {
  readonly type: 'data-writing'
  /** Null: nothing came of it, because no file was chosen or it was cancelled. */
  readonly writing: DataWriting | null
}

/** Whether a file is being written. Of one that was begun before the window was loaded only its progress is known. */
export function isWritingData({ dataWriting, dataProgress }: State): boolean {
  return dataWriting?.kind === 'begun' || dataProgress !== null
}

/** Writes files, and keeps what became of the last one: whoever began it may be elsewhere in the window by then. */
export function createDataWriting({ ask, dispatch, get }: Pick<StoreParts, 'ask' | 'dispatch' | 'get'>) {
  async function follow<W>(
    begun: DataBegun,
    answer: Promise<Reply<W | null>>,
    outcomeOf: (written: W) => DataWriting,
  ): Promise<Reply<W | null>> {
    // One at a time: what is begun beside it is refused, and that says nothing of the one that is under way.
    if (get().dataWriting?.kind === 'begun') return answer
    dispatch({ type: 'data-writing', writing: begun })
    const reply = await answer
    const { what } = begun
    if (!reply.ok)
      dispatch({ type: 'data-writing', writing: { kind: 'failed', what, sentence: reply.failure.sentence } })
    else dispatch({ type: 'data-writing', writing: reply.value === null ? null : outcomeOf(reply.value) })
    return reply
  }

  return {
    exportData: (wish: Asking<'data.export'>): Promise<Reply<DataExported | null>> =>
      follow({ kind: 'begun', what: 'export', wish }, ask('data.export', wish), written => ({
        ...{ kind: 'written', what: 'export', written },
      })),
    backUp: (): Promise<Reply<DataWritten | null>> =>
      follow({ kind: 'begun', what: 'backup' }, ask('data.backup', undefined), written => ({
        ...{ kind: 'written', what: 'backup', written },
      })),
  }
}
