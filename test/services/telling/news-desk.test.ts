import { describe, expect, it } from 'vitest'
import type { News } from '../../../electron/contract/bridge/ipc.ts'
import type { Connection } from '../../../electron/contract/connection.ts'
import { settingsSchema } from '../../../electron/contract/settings/settings.ts'
import { createNewsDesk } from '../../../electron/services/telling/news-desk.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import { aTransaction } from '../../fakes/transactions.ts'

const counts = { pending: 0, succeeded: 0, failed: 1, cancelled: 0, unknown: 0 }
const connection = (port: number): Connection => ({
  receiver: { kind: 'listening', port },
  tunnel: { kind: 'off' },
  address: { kind: 'unchecked' },
  sources: [],
})
const row = (id: string, title = 'Send Money') => aTransaction({ id, title })

function setup() {
  const clock = createFakeClock()
  const sent: News[] = []
  const desk = createNewsDesk({ clock, send: news => sent.push(news) })
  return { clock, sent, desk }
}

describe('the news desk', () => {
  it('sends nothing before the moment of gathering is over', async () => {
    const { clock, sent, desk } = setup()
    desk.connection(() => connection(1))
    await clock.advance(39)
    const before = sent.length
    await clock.advance(1)
    expect([before, sent.length]).toEqual([0, 1])
  })

  it('tells first what is gone, and what came of it afterwards as new', async () => {
    const { clock, sent, desk } = setup()
    desk.transactions([row('a'), row('b')], counts)
    desk.gone(['a', 'b'], counts)
    desk.transactions([row('b', 'heard of again')], counts)
    await clock.advance(40)
    expect(sent).toEqual([
      { kind: 'gone', ids: ['a', 'b'], counts },
      { kind: 'transactions', rows: [row('b', 'heard of again')], counts },
    ])
  })

  it('makes one message of a burst, each transaction in its last form, and the last counts', async () => {
    const { clock, sent, desk } = setup()
    desk.transactions([row('a'), row('b')], counts)
    desk.transactions([row('a', 'later')], { ...counts, failed: 2 })
    await clock.advance(40)
    expect(sent).toEqual([
      { kind: 'transactions', rows: [row('b'), row('a', 'later')], counts: { ...counts, failed: 2 } },
    ])
  })

  it('sends the newest 500 of a burst', async () => {
    const { clock, sent, desk } = setup()
    const rows = Array.from({ length: 700 }, (_, index) => row(`t${index}`))
    desk.transactions(rows, counts)
    await clock.advance(40)
    const [news] = sent
    expect(news?.kind === 'transactions' && news.rows).toEqual(rows.slice(-500))
  })

  it('sends the last of each other thing', async () => {
    const { clock, sent, desk } = setup()
    const settings = settingsSchema.parse({})
    desk.connection(() => connection(1))
    desk.quarantined()
    desk.settings(settings, false)
    desk.connection(() => connection(2))
    desk.settings(settings, true)
    desk.quarantined()
    await clock.advance(40)
    expect(sent).toEqual([
      { kind: 'connection', connection: connection(2) },
      { kind: 'quarantined' },
      { kind: 'settings', settings, hasTunnelToken: true },
    ])
  })

  it('does not send the same news again', async () => {
    const { clock, sent, desk } = setup()
    desk.transactions([row('a')], counts)
    await clock.advance(40)
    desk.quarantined()
    await clock.advance(40)
    expect(sent.map(news => news.kind)).toEqual(['transactions', 'quarantined'])
  })

  it('reads the connection at the moment of telling', async () => {
    const { clock, sent, desk } = setup()
    let port = 1
    desk.connection(() => connection(port))
    port = 2
    await clock.advance(40)
    expect(sent).toEqual([{ kind: 'connection', connection: connection(2) }])
  })

  it('sends nothing more once it was stopped', async () => {
    const { clock, sent, desk } = setup()
    desk.quarantined()
    desk.stop()
    await clock.advance(1_000)
    expect(sent).toEqual([])
  })
})
