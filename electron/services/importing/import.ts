import { hash } from 'node:crypto'
import type { ImportResult } from '../../contract/bridge/ipc.ts'
import type { Source } from '../../contract/settings/settings.ts'
import { isObject } from '../../core/json-shape.ts'
import { readBody } from '../../core/projection.ts'
import type { Log } from '../log.ts'
import { parseBody, parseBodyExactly } from '../receiving/gates/json-body.ts'
import { storedBody, type UssdGate } from '../receiving/gates/ussd-gate.ts'
import { type Done, notFound, refused } from '../sources/sources.ts'
import type { DeliveryEntry } from '../store/journal/entries/entry.ts'
import type { Store } from '../store/store.ts'
import { createPayloadSplitter, type Piece } from './payload-splitter.ts'
import { createUnreadable } from './unreadable.ts'

interface Deps {
  readonly gate: () => UssdGate
  readonly find: (sourceId: string) => Source | undefined
  readonly store: Pick<Store, 'append' | 'settled' | 'labels'>
  readonly now: () => number
  readonly log: Log
}

export interface Importer {
  /**
   * Puts saved payloads into the journal through the gate that deliveries pass. `sourceId`: the app that a person vouches
   * for where a payload has no secret any more; null refuses such ones. Memory stays bounded however much there is.
   */
  run(chunks: Chunks, sourceId: string | null): Promise<Done<ImportResult>>
}

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

const batchSize = 500
const batchBytes = 4 * 1_048_576

export function createImporter({ gate, find, store, now, log }: Deps): Importer {
  /** What the file says at one place, as the journal would keep it; otherwise why it is not kept. */
  function judge(bytes: Buffer, vouched: Source | undefined): DeliveryEntry | 'refused' | { readonly reason: string } {
    const verdict = gate().check(bytes, vouched?.id ?? '')
    if (verdict.kind === 'malformed') return { reason: 'It is not JSON, or is nested too deeply.' }
    if (verdict.kind === 'authentic') return entryOf({ ...verdict, source: find(verdict.sourceId) })
    if (verdict.reason === 'other-hover') return { reason: otherHover }
    // A wrong secret is no missing one: it speaks against the person's word.
    if (verdict.reason !== 'no-secret' || vouched === undefined) return 'refused'
    const payload = parseBodyExactly(bytes)
    if (!isObject(payload)) return 'refused'
    return entryOf({
      ...{ sourceId: vouched.id, source: vouched, provenBy: 'import' },
      body: storedBody(bytes, payload),
      digest: hash('sha256', bytes, 'buffer'),
    })
  }

  function entryOf({ source, sourceId, provenBy, body, digest }: Judged): DeliveryEntry {
    const sourceName = source?.name ?? sourceId
    const proof = { product: 'ussd-app', provenBy, signed: null } as const
    return { kind: 'delivery', receivedAt: now(), sourceId, sourceName, body, digest, ...proof }
  }

  /** False: the disk did not take all of it. */
  async function keep(entries: readonly DeliveryEntry[], tally: Tally): Promise<boolean> {
    const appended = await Promise.all(entries.map(store.append))
    await store.settled()
    const questions = entries.flatMap((entry, index) => {
      const at = appended[index]
      if (at?.ok !== true) return []
      const reading = readBody('ussd-app', parseBody(entry.body))
      if (reading.kind === 'odd') {
        tally.odd += 1
        return []
      }
      const { transactionKind: kind, providerId } = reading
      return [{ seq: at.seq, sourceId: entry.sourceId, kind, providerId }]
    })
    const labels = await store.labels(questions)
    const duplicates = labels.filter(label => label === 'duplicate').length
    tally.duplicates += duplicates
    tally.accepted += labels.length - duplicates
    return appended.every(({ ok }) => ok)
  }

  return {
    async run(chunks, sourceId) {
      const vouched = sourceId === null ? undefined : find(sourceId)
      if (sourceId !== null && vouched === undefined) return notFound(sourceId)
      if (vouched?.kind === 'hover-org') return refused(otherHover)
      const tally: Tally = { accepted: 0, duplicates: 0, odd: 0, refused: 0 }
      const unreadable = createUnreadable()
      const splitter = createPayloadSplitter()
      let batch: DeliveryEntry[] = []
      let bytes = 0

      const flush = async (): Promise<boolean> => {
        const full = batch
        batch = []
        bytes = 0
        return full.length === 0 || keep(full, tally)
      }
      /** False: it cannot go on. */
      const take = async (pieces: readonly Piece[]): Promise<boolean> => {
        for (const piece of pieces) {
          const judged = piece.kind === 'payload' ? judge(piece.bytes, vouched) : piece
          if (judged === 'refused') tally.refused += 1
          else if ('reason' in judged) unreadable.note(piece.where, judged.reason)
          else {
            batch.push(judged)
            bytes += judged.body.byteLength
            if ((batch.length === batchSize || bytes > batchBytes) && !(await flush())) return false
          }
        }
        return true
      }

      for await (const chunk of chunks) if (!(await take(splitter.push(chunk)))) return notStored(tally)
      if (!(await take(splitter.end())) || !(await flush())) return notStored(tally)
      const { accepted, duplicates, odd } = tally
      log('info', 'imported', { accepted, duplicates, odd, refused: tally.refused, unreadable: unreadable.count() })
      return { ok: true, value: { ...tally, ...unreadable.result() } }
    },
  }
}

interface Judged extends Pick<DeliveryEntry, 'sourceId' | 'provenBy' | 'body' | 'digest'> {
  readonly source: Source | undefined
}

interface Tally {
  accepted: number
  duplicates: number
  odd: number
  refused: number
}

function notStored({ accepted, duplicates, odd }: Tally): Done<never> {
  const stored = accepted + duplicates + odd
  const sentence = `The disk did not take everything; ${stored} payloads are stored. Import it again later: what is stored already counts as a repeat.`
  return { ok: false, failure: { code: 'unavailable', sentence } }
}

const otherHover =
  'This is of hover.to. Its signature covers the bytes and the date of the delivery, so a saved one cannot be proven again.'
