import type { DeliveryContent } from '../../electron/contract/transactions/transaction-detail.ts'
import { ask } from '../bridge.ts'
import type { Store } from '../state/store.ts'
import { actionWords } from '../words/actions.ts'

const said = actionWords.told
/** What the main process takes for the clipboard. */
const mostCharacters = 100_000

/** Copies, and says what became of it. */
export async function copyText(store: Pick<Store, 'say'>, text: string): Promise<void> {
  if (text.length > mostCharacters) return store.say(said.tooLong, true)
  const reply = await ask('clipboard.write', { text })
  if (reply.ok) store.say(said.copied)
  else store.say(reply.failure.sentence, true)
}

interface Wanted {
  readonly id: string
  readonly form: 'json' | 'curl' | 'fixture'
  /** What a reveal shows at this moment; null while everything is masked. */
  readonly revealed: readonly DeliveryContent[] | null
}

/** Copies the newest delivery of a transaction: in the open only what is shown in the open. */
export async function copyDelivery(store: Pick<Store, 'say'>, { id, form, revealed }: Wanted): Promise<void> {
  const reply = await ask('transactions.contents', { id })
  if (!reply.ok) return store.say(reply.failure.sentence, true)
  const newest = reply.value.at(-1)
  if (newest === undefined) return store.say(said.noDelivery, true)
  const text = (revealed?.find(({ seq }) => seq === newest.seq) ?? newest)[form]
  if (text === null) return store.say(said.notThisWay, true)
  await copyText(store, text)
}
