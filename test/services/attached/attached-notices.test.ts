import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Notice } from '../../../electron/contract/notices/notice.ts'
import { openAttachedMemory } from '../../../electron/services/attached/attached-memory.ts'
import { createAttachedNotices } from '../../../electron/services/attached/attached-notices.ts'
import type { Telling } from '../../../electron/services/store/queries/notices/tellings.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import { dataFolder } from '../doctor/engine-kit.ts'

const noticeOf = (id: string): Notice => ({
  ...{ id, topic: 'status', urgency: 'critical', transactionId: id, status: 'failed', title: id, body: '' },
  dueAt: '2026-07-01T12:00:00.000Z',
})
const told = (id: string, position: number): Telling => ({ kind: 'told', position, notice: noticeOf(id) })
const again = (id: string, position: number): Telling => ({ kind: 'again', position, notice: noticeOf(id) })

function setup() {
  const clock = createFakeClock()
  const said: string[] = []
  const memory = openAttachedMemory(join(dataFolder(), 'attached.json'), 'https://engine.example.com')
  const notices = createAttachedNotices({
    ...{ clock, memory, onAcknowledged: () => {} },
    desk: {
      tellTogether: these => {
        if (these.length > 0) said.push(`told ${these.map(({ id }) => id).join(' ')}`)
      },
      grow: these => void said.push(...these.map(({ id }) => `grew ${id}`)),
      showAgain: ({ id }) => void said.push(`again ${id}`),
      acknowledged: ids => void said.push(`over ${ids.join(' ')}`),
    },
  })
  const hear = async (tellings: readonly Telling[], hasMore = false): Promise<void> => {
    notices.hear({ tellings, through: tellings.at(-1)?.position ?? 0, hasMore })
    await clock.advance(150)
  }
  return { clock, memory, notices, said, hear }
}

describe('what an engine elsewhere told people', () => {
  it('is told here, together where it comes together', async () => {
    const { hear, said } = setup()
    await hear([told('a', 1), told('b', 2)])
    expect(said).toEqual(['told a b'])
  })

  it('of a long time away is told at once when all of it is here', async () => {
    const { hear, said } = setup()
    await hear([told('a', 1)], true)
    await hear([told('b', 2)], true)
    await hear([told('c', 3)])
    expect(said).toEqual(['told a b c'])
  })

  it('is told once, however often it comes', async () => {
    const { hear, said } = setup()
    await hear([told('a', 1)])
    await hear([told('a', 1), told('b', 2)])
    expect(said).toEqual(['told a', 'told b'])
  })

  it('is not told when somebody sees to it before its turn', async () => {
    const { hear, memory, said } = setup()
    await hear([told('a', 1), { kind: 'acknowledged', position: 2, noticeIds: ['a'] }])
    expect([said, memory.position()]).toEqual([['over a'], 2])
  })

  it('is seen once more when nobody acknowledges it', async () => {
    const { hear, said } = setup()
    await hear([told('a', 1)])
    await hear([again('a', 2)])
    expect(said).toEqual(['told a', 'again a'])
  })

  it('is not seen twice at once after a time away', async () => {
    const { hear, said } = setup()
    await hear([told('a', 1), again('a', 2)])
    expect(said).toEqual(['told a'])
  })

  it('is one notice when much of it is to be seen once more', async () => {
    const { hear, said } = setup()
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    await hear(ids.map(again))
    expect(said).toEqual([`told ${ids.join(' ')}`])
  })

  it('grows in its place', async () => {
    const { hear, said } = setup()
    await hear([told('a', 1)])
    await hear([{ kind: 'grown', position: 2, notice: noticeOf('a') }])
    expect(said).toEqual(['told a', 'grew a'])
  })

  it('does not wait any longer when the app ends', () => {
    const { notices, said } = setup()
    notices.hear({ tellings: [told('a', 1)], through: 1, hasMore: false })
    notices.flush()
    expect(said).toEqual(['told a'])
  })
})
