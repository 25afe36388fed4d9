import type { ImportResult, Reply } from '../../../electron/contract/bridge/ipc.ts'
import type { Store } from '../../state/store.ts'
import { setupWords } from '../../words/setup.ts'

const said = setupWords.import

/** The bridge takes no more characters in one question. */
const mostCharacters = 50_000_000

export interface Imported {
  readonly file: File
  readonly reply: Reply<ImportResult>
}

/**
 * Hands the text of a file to the main process. What cannot be handed over is a failure like any other.
 * With `sourceId` a person vouches that payloads without a secret are of that app.
 */
export async function importFile(file: File, store: Pick<Store, 'act'>, sourceId?: string): Promise<Imported> {
  return { file, reply: await replyTo(file, store, sourceId) }
}

async function replyTo(file: File, store: Pick<Store, 'act'>, sourceId?: string): Promise<Reply<ImportResult>> {
  if (!/\.(json|jsonl|ndjson)$/i.test(file.name)) return refused(said.notJson)
  // Each character takes a byte at least, so a larger file may still fit; four bytes is the most that one can take.
  if (file.size > 4 * mostCharacters) return refused(said.tooLarge)
  const text = await file.text().catch(() => null)
  if (text === null) return refused(said.notRead)
  if (text.length > mostCharacters) return refused(said.tooLarge)
  const asked = { name: file.name.slice(0, 300), text }
  return store.act('import.text', sourceId === undefined ? asked : { ...asked, sourceId })
}

function refused(sentence: string): Reply<never> {
  return { ok: false, failure: { code: 'refused', sentence } }
}
