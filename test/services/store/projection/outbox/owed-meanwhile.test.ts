import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OutboxDestination } from '../../../../../electron/contract/settings/destinations.ts'
import type { Act } from '../../../../../electron/services/store/journal/entries/act.ts'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { openProjection } from '../../projection-kit.ts'
import { ussdDelivery } from '../../store-kit.ts'

const acted = (act: Act): Entry => ({ kind: 'act', at: 5, act })
const copyTo = (id: string, practice = false): OutboxDestination => ({ id, takes: 'copies', practice, fromStart: true })
const ids = ['one', 'two'] as const
const setsOfDestinations: readonly (readonly OutboxDestination[])[] = [
  ...[[], [copyTo('one')], [copyTo('one', true)], [copyTo('two')]],
  ...[
    [copyTo('one'), copyTo('two', true)],
    [{ ...copyTo('one'), takes: 'everything' as const }, copyTo('two')],
  ],
]

const uuid = fc.constantFrom('a', 'b', 'c')
const sourceId = fc.constantFrom('shop', 'shop', 'other', 'practice-ussd')
const delivery = fc.record({ uuid, sourceId }).map(said => ussdDelivery(said, said))
const resolved = fc.record({ uuid, sourceId }).map(said => {
  const transactionId = `${said.sourceId}/ussd/${said.uuid}`
  return acted({ kind: 'resolved', transactionId, verdict: 'failed', note: '' })
})
const happened = fc.oneof(
  { weight: 4, arbitrary: delivery.map(one => [one]) },
  { weight: 2, arbitrary: resolved.map(one => [one]) },
  sourceId.map(id => [acted({ kind: 'source-forgotten', sourceId: id })]),
  fc.integer({ min: 1, max: 8 }).map(entries => [acted({ kind: 'restored', entries })]),
  fc
    .tuple(uuid, delivery)
    .map(([id, one]) => [acted({ kind: 'copied', ids: [id], from: { stream: 'S', through: 1 } }), one]),
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(...setsOfDestinations)
      .map(list => [acted({ kind: 'destinations-set', destinations: [...list] })]),
  },
)

/** What a destination says of what it can read: by how many from the front, or by which of them. */
const answered = fc.record({
  kind: fc.constantFrom('taken', 'taken', 'taken-alone', 'given-up', 'released'),
  destinationId: fc.constantFrom(...ids),
  n: fc.nat(6),
})
const step = fc.oneof(
  { weight: 5, arbitrary: happened.map(entries => ({ kind: 'happened' as const, entries })) },
  { weight: 5, arbitrary: answered.map(answer => ({ kind: 'answered' as const, answer })) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 3 }).map(most => ({ kind: 'copied' as const, most })) },
  fc.constant({ kind: 'pruned' as const }),
)
const history = fc.array(delivery, { minLength: 5, maxLength: 12 })

type Projection = ReturnType<typeof openProjection>
type Answer = typeof answered extends fc.Arbitrary<infer Said> ? Said : never

/** As the ledger of a destination counts: a position alone, when nothing else of it is left. */
function actOf({ kind, destinationId, n }: Answer, { queries }: Projection): Act | null {
  const read = queries().outgoing({ destinationId, after: null, limit: 100, withDelivery: false })
  const one = read[Math.min(n, read.length - 1)]
  if (kind === 'released') return { kind: 'dead-letters-released', destinationId }
  if (one === undefined) return null
  const [seq, part] = one.event
  if (kind === 'given-up') return { kind: 'dead-lettered', destinationId, event: [seq, part], reason: 'no' }
  if (kind === 'taken-alone') return { kind: 'forwarded', destinationId, through: 0, finished: [[seq, part]] }
  const left = read[n + 1]
  const through = left === undefined ? one.position : left.position - 1
  const finished = read.slice(0, n + 1).filter(({ position }) => position > through)
  return {
    ...{ kind: 'forwarded', destinationId, through },
    finished: finished.map(({ event: [entry, of] }): [number, number] => [entry, of]),
  }
}

/** The deliveries of a transaction leave the journal, as they do in the commit of the act. */
function prune({ state }: Projection): { readonly key: number; readonly seqs: readonly number[] } | null {
  const key = state.prepare<[], number>('SELECT min(key) FROM transactions').pluck().get() ?? null
  if (key === null) return null
  const seqs = state.prepare<[number], number>('SELECT seq FROM deliveries WHERE transaction_key = ?').pluck().all(key)
  return { key, seqs }
}

const finish = ({ project, copyStep }: Projection): void => {
  while (project().entries > 0);
  while (copyStep());
}

const outboxOf = ({ state }: Projection) =>
  ['outbox', 'outbox_destinations', 'outbox_owed'].map(table =>
    state.prepare<[], object>(`SELECT * FROM ${table}`).all(),
  )

test('whatever happens while a history is put into the outbox, it ends as if that were one commit, and as a rebuild does', () => {
  const size = fc.integer({ min: 1, max: 4 })
  fc.assert(
    fc.property(history, fc.array(step, { minLength: 5, maxLength: 40 }), size, (before, steps, most) => {
      const [slow, atOnce, again] = [openProjection(), openProjection(), openProjection()]
      const append = (...entries: readonly Entry[]): void => {
        for (const { append } of [slow, atOnce, again]) append(...entries)
        slow.project()
        finish(atOnce)
      }
      try {
        append(...before, acted({ kind: 'destinations-set', destinations: [copyTo('one')] }))
        for (const said of steps) {
          if (said.kind === 'happened') append(...said.entries)
          if (said.kind === 'copied') slow.copyStep(said.most)
          const act = said.kind === 'answered' ? actOf(said.answer, slow) : null
          if (act !== null) append(acted(act))
          const gone = said.kind === 'pruned' ? prune(slow) : null
          if (gone === null) continue
          for (const { journal } of [slow, atOnce, again])
            for (const seq of gone.seqs) journal.prepare('DELETE FROM entries WHERE seq = ?').run(seq)
          append(acted({ kind: 'pruned', keys: [gone.key], deliveries: gone.seqs.length, horizon: 0 }))
        }
        finish(slow)
        expect(outboxOf(slow)).toEqual(outboxOf(atOnce))
        while (again.project(most).entries > 0) again.copyStep(most)
        finish(again)
        expect(outboxOf(again)).toEqual(outboxOf(slow))
        slow.rebuild()
        finish(slow)
        expect(outboxOf(slow)).toEqual(outboxOf(atOnce))
      } finally {
        for (const { close } of [slow, atOnce, again]) close()
      }
    }),
    { numRuns: 60 },
  )
})
