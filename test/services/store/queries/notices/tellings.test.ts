import { describe, expect, it, onTestFinished } from 'vitest'
import type { Act } from '../../../../../electron/services/store/journal/entries/act.ts'
import { openProjection } from '../../projection-kit.ts'
import { openTestStore, tempDir, ussdDelivery } from '../../store-kit.ts'

/** A store in which these transactions failed, each told of by a notice of its own. */
async function storeOf(...uuids: readonly string[]) {
  const store = await openTestStore(tempDir())
  for (const uuid of uuids) await store.append(ussdDelivery({ uuid, action: `Pay ${uuid}`, operator: uuid }))
  await store.settled()
  const records = await store.notices()
  const idOf = (uuid: string) => records.find(({ transactionId }) => transactionId?.endsWith(uuid))?.id ?? ''
  const act = async (done: Act): Promise<void> => {
    await store.append({ kind: 'act', at: Date.parse('2026-03-05T09:16:00Z'), act: done })
    await store.settled()
  }
  const { through: start } = await store.tellings(null)
  return { store, start, idOf, act, shown: (uuid: string) => shownAct(idOf(uuid)) }
}

const shownAct = (noticeId: string): Act => ({ kind: 'notice-shown', noticeId, where: 'terminal' })
const uuidsOf = (tellings: readonly { readonly kind: string; readonly notice?: { transactionId: string | null } }[]) =>
  tellings.map(({ kind, notice }) => `${kind} ${notice?.transactionId?.split('/').at(-1) ?? ''}`)

describe('what people were told after a position', () => {
  it('is nothing that is only due', async () => {
    const { store } = await storeOf('a')
    expect((await store.tellings(0)).tellings).toEqual([])
  })

  it('is what was shown, or could not be, in its order', async () => {
    const { store, start, act, shown, idOf } = await storeOf('a', 'b')
    await act(shown('b'))
    await act({ kind: 'notice-failed', noticeId: idOf('a') })
    expect(uuidsOf((await store.tellings(start)).tellings)).toEqual(['told b', 'told a'])
  })

  it('is not what was told before it', async () => {
    const { store, act, shown } = await storeOf('a', 'b')
    await act(shown('a'))
    const { through } = await store.tellings(null)
    await act(shown('b'))
    expect(uuidsOf((await store.tellings(through)).tellings)).toEqual(['told b'])
  })

  it('is to be seen once more where the ladder says so, and stays if it says that', async () => {
    const { store, start, act, shown, idOf } = await storeOf('a')
    await act(shown('a'))
    await act({ kind: 'notice-escalated', noticeId: idOf('a'), steps: ['banner'] })
    await act({ kind: 'notice-escalated', noticeId: idOf('a'), steps: ['sticky', 'sound'] })
    const { tellings } = await store.tellings(start)
    expect(tellings).toMatchObject([{ kind: 'told' }, { kind: 'again', notice: { urgency: 'critical' } }])
  })

  it('is no step that only a channel heard of', async () => {
    const { store, start, act, idOf } = await storeOf('a')
    await act({ kind: 'notice-escalated', noticeId: idOf('a'), steps: ['outgoing:ops'] })
    expect((await store.tellings(start)).tellings).toEqual([])
  })

  it('is over once somebody acknowledged it, and only that is told', async () => {
    const { store, start, act, shown, idOf } = await storeOf('a')
    await act(shown('a'))
    await act({ kind: 'notice-acknowledged', noticeId: idOf('a'), by: 'api: Amina' })
    expect((await store.tellings(start)).tellings).toMatchObject([{ kind: 'acknowledged', noticeIds: [idOf('a')] }])
  })

  it('is over once its transaction was decided by hand', async () => {
    const { store, start, act, shown, idOf } = await storeOf('a')
    await act(shown('a'))
    await act({ kind: 'resolved', transactionId: 'shop/ussd/a', verdict: 'succeeded', note: '' })
    expect((await store.tellings(start)).tellings).toMatchObject([{ kind: 'acknowledged', noticeIds: [idOf('a')] }])
  })

  it('is nothing of a notice that no book knows', async () => {
    const { store, start, act } = await storeOf('a')
    await act(shownAct('shop#refusals#1'))
    const { tellings, through } = await store.tellings(start)
    expect([tellings, through > start]).toEqual([[], true])
  })

  it('comes in steps where it is much, and nothing is between them', async () => {
    const { store, start, shown } = await storeOf('a')
    const acts = Array.from({ length: 450 }, () => ({ kind: 'act', at: 0, act: shown('a') }) as const)
    await Promise.all(acts.map(entry => store.append(entry)))
    await store.settled()
    const sizes: number[] = []
    for (let after = start; ; ) {
      const step = await store.tellings(after)
      sizes.push(step.tellings.length)
      after = step.through
      if (!step.hasMore) break
    }
    expect(sizes).toEqual([200, 200, 50])
  })

  it('begins at the end for a position of another journal', async () => {
    const { store, start } = await storeOf('a')
    expect(await store.tellings(4242)).toEqual({ tellings: [], through: start, hasMore: false })
  })

  it('begins at a position that was told, also while the list is made again', () => {
    const { append, project, restart, state, queries, close } = openProjection()
    onTestFinished(close)
    append(ussdDelivery({ uuid: 'a' }), ussdDelivery({ uuid: 'b' }))
    project()
    state.prepare('UPDATE projection SET seq = 0').run()
    restart()
    expect(queries().tellings(2).through).toBe(2)
  })
})
