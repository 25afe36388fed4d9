import { setImmediate } from 'node:timers/promises'
import { distinctMeanings } from '../../core/ussd/failure-meaning.ts'
import type { SettingsFile } from '../folder/settings-file.ts'
import type { Importer } from '../importing/import.ts'
import { addByAccount } from '../sources/add-by-account.ts'
import type { Sources } from '../sources/sources.ts'
import type { Supervisor } from '../supervision/supervisor.ts'
import type { Answering } from './answers.ts'

type UssdQuestions = 'categories.set' | 'import.text' | 'sources.rotate' | 'sources.add-by-account'

export interface UssdAnswerDeps {
  readonly settings: SettingsFile
  readonly sources: Sources
  readonly importer: Importer
  readonly supervisor: Pick<Supervisor, 'publicBase'>
  readonly now: () => number
}

/** Looked at in pieces, so that what else waits for the main process gets its turn in between. */
const pieceBytes = 65_536

export function createUssdAnswers({
  settings,
  sources,
  importer,
  supervisor,
  now,
}: UssdAnswerDeps): Pick<Answering, UssdQuestions> {
  return {
    'categories.set': async categories => {
      settings.update(before => ({ ...before, categories: distinctMeanings(categories) }))
      return { ok: true, value: null }
    },
    'import.text': async ({ text, sourceId }) => importer.run(piecesOf(Buffer.from(text)), sourceId ?? null),
    'sources.rotate': async ({ id, secret }) => {
      const rotated = await sources.rotateSecret(id, secret)
      return rotated.ok ? { ok: true, value: null } : rotated
    },
    'sources.add-by-account': async account => {
      const { publicBase } = supervisor
      const added = await addByAccount(account, { sources, publicBase, fetch: globalThis.fetch, now })
      return added.ok ? { ok: true, value: { id: added.value.id } } : added
    },
  }
}

async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    await setImmediate()
    yield bytes.subarray(at, at + pieceBytes)
  }
}
