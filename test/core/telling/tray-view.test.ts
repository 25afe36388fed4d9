import { describe, expect, test } from 'vitest'
import type { Health, RepairAction } from '../../../electron/contract/health.ts'
import type { OpenFailure } from '../../../electron/contract/notices/open-failure.ts'
import { tongueOf } from '../../../electron/contract/speech/languages.ts'
import type { StatusCounts } from '../../../electron/contract/transactions/transaction.ts'
import { diagnose } from '../../../electron/core/health/diagnose.ts'
import { type TrayAction, type TrayEntry, type TrayFacts, trayView } from '../../../electron/core/telling/tray-view.ts'
import { aTransaction } from '../../fakes/transactions.ts'
import { allBreaks, broken } from '../health/breaks.ts'
import { down, factsOf, sound, type World } from '../health/world.ts'

const quiet: StatusCounts = { pending: 0, succeeded: 3, failed: 0, cancelled: 0, unknown: 0 }
const failure: OpenFailure = {
  noticeId: 'ussd-1/ussd/1#3',
  transaction: aTransaction({ id: 'ussd-1/ussd/1', title: 'Send Money', category: 'low-balance' }),
}
const now = Date.parse('2026-07-01T12:00:00.000Z')
const here = { snooze: null, now, zone: 'Africa/Nairobi' }
const view = (world: World = sound, more: Partial<TrayFacts> = {}) => {
  const facts = factsOf(world)
  const whole = { connection: facts.connection, health: diagnose(facts), counts: quiet, failures: [], ...here, ...more }
  return trayView(whole, tongueOf('en', []))
}
const labels = ({ entries }: ReturnType<typeof trayView>) =>
  entries.map(entry => (entry.kind === 'separator' ? '-' : entry.label))
/** Of a menu within the menu. */
const within = ({ entries }: ReturnType<typeof trayView>, label: string): readonly TrayEntry[] => {
  const found = entries.find(entry => entry.kind === 'menu' && entry.label === label)
  return found?.kind === 'menu' ? found.entries : []
}
const actionsOf = (entries: readonly TrayEntry[]): readonly TrayAction[] =>
  entries.flatMap(entry =>
    entry.kind === 'action' ? [entry.action] : entry.kind === 'menu' ? actionsOf(entry.entries) : [],
  )
const many = (count: number): readonly OpenFailure[] =>
  Array.from({ length: count }, (_, index) => ({ ...failure, noticeId: `n${index}` }))

describe('the tray', () => {
  test('is calm when everything is live and nothing failed', () => {
    expect([view().icon, view().count, labels(view())]).toEqual([
      'idle',
      0,
      [
        ...['Live', 'No failed transactions, 0 pending', '-', 'Open Hover Tray', '-'],
        ...['Snooze notifications', 'Copy public address', '-', 'Settings…', 'Check for updates…', 'Help', '-', 'Quit'],
      ],
    ])
  })

  test('lists the latest failures, each of which opens its transaction or is acknowledged', () => {
    const shown = view(sound, { counts: { ...quiet, failed: 1 }, failures: [failure] })
    expect([shown.icon, shown.count, within(shown, 'Failed: Send Money (low-balance)')]).toEqual([
      'attention',
      1,
      [
        {
          kind: 'action',
          label: 'Open',
          action: { kind: 'open-transaction', id: 'ussd-1/ussd/1', noticeId: 'ussd-1/ussd/1#3' },
        },
        {
          kind: 'action',
          label: 'Acknowledge',
          action: { kind: 'acknowledge', noticeIds: ['ussd-1/ussd/1#3'] },
        },
      ],
    ])
  })

  test('lists no more than five failures, and acknowledges all of them at once', () => {
    const shown = view(sound, { failures: many(9) })
    expect(labels(shown).filter(label => label.startsWith('Failed:'))).toHaveLength(5)
    expect(shown.entries).toContainEqual({
      kind: 'action',
      label: 'Acknowledge all 9',
      action: { kind: 'acknowledge', noticeIds: many(9).map(({ noticeId }) => noticeId) },
    })
  })

  test('offers no way to acknowledge all where there is one', () => {
    expect(labels(view(sound, { failures: [failure] })).some(label => label.startsWith('Acknowledge all'))).toBe(false)
  })

  test('ends with Quit', () => {
    expect(view().entries.at(-1)).toEqual({ kind: 'action', label: 'Quit', action: { kind: 'quit' } })
  })

  test('has everything in its menu: a click on the icon does no more', () => {
    const kinds = new Set(actionsOf(view(sound, { failures: many(2) }).entries).map(({ kind }) => kind))
    expect([...kinds].toSorted()).toEqual(
      ['open', 'open-transaction', 'acknowledge', 'snooze', 'copy-url', 'act', 'quit'].toSorted(),
    )
  })

  const withLast = (times: readonly string[], more: Partial<TrayFacts> = {}) => {
    const { connection } = factsOf(sound)
    const sources = connection.sources.map((source, index) => ({ ...source, lastDeliveryAt: times[index] ?? null }))
    return labels(view(sound, { connection: { ...connection, sources }, ...more }))
  }

  test('says by the clock on the wall when the last delivery of all sources came', () => {
    expect(withLast(['2026-07-01T10:58:00.000Z', '2026-07-01T11:59:00.000Z'])).toContain('Last delivery: 14:59')
  })

  test('tells the day of a delivery that did not come today', () => {
    const shown = withLast(['2026-07-01T11:59:00.000Z'], { now: now + 86_400_000 })
    expect(shown.find(label => label.startsWith('Last delivery'))).toMatch(/1 Jul.*14:59/)
  })

  test('copies the public address rather than the local one', () => {
    expect(view().entries).toContainEqual({
      kind: 'action',
      label: 'Copy public address',
      action: { kind: 'copy-url', url: 'https://a.ngrok-free.app/hook/b' },
    })
  })

  test('does not call an address public that only this computer reaches', () => {
    const { connection } = factsOf(sound)
    const url = 'http://127.0.0.1:47470/hook/b'
    const sources = connection.sources.map(source => ({ ...source, publicUrl: url, localUrl: url }))
    expect(view(sound, { connection: { ...connection, sources } }).entries).toContainEqual({
      kind: 'action',
      label: 'Copy local address',
      action: { kind: 'copy-url', url },
    })
  })

  test('counts sources that are not live yet', () => {
    expect(labels(view({ ...sound, org: { kind: 'registering' } }))[0]).toBe('1 of 2 sources live')
  })

  test('says when there is nothing to connect', () => {
    expect(labels(view({ ...sound, sources: [] }))[0]).toBe('No sources yet')
  })
})

describe('of a broken link the tray', () => {
  const offline = { ...sound, tunnel: down('no-network') }

  test('names it and its cause, first of all and in the tooltip', () => {
    expect([labels(view(offline))[0], view(offline).tooltip]).toEqual([
      'Tunnel: ngrok cannot be reached',
      'Hover Tray: Tunnel: ngrok cannot be reached, no failed transactions',
    ])
  })

  test('names the one that explains the others', () => {
    const receiver = { kind: 'down', problem: down('port-taken').problem } as const
    expect(labels(view({ ...offline, receiver }))[0]).toMatch(/^Receiver: /)
  })

  test('offers to connect again what waits', () => {
    expect(view(offline).entries[1]).toEqual({
      kind: 'action',
      label: 'Try to connect now',
      action: { kind: 'repair', action: 'retry', sourceId: null },
    })
  })

  test('offers the repair of the very source', () => {
    expect(view({ ...sound, secretProblem: 'needs-secret' }).entries[1]).toMatchObject({
      action: { kind: 'repair', action: 'source-settings', sourceId: 'shop' },
    })
  })

  test('opens the window where only a person can mend it', () => {
    const trouble = { kind: 'read-only', sentence: 'It cannot be written.' } as const
    const world = { ...sound, database: { ...sound.database, journal: trouble } }
    expect(view(world).entries[1]).toMatchObject({ label: 'What to do…', action: { kind: 'open' } })
  })

  test('offers nothing where only waiting helps', () => {
    const trouble = { kind: 'full', sentence: 'The disk is full.' } as const
    const world = { ...sound, database: { ...sound.database, journal: trouble } }
    expect(view(world).entries[1]?.kind).toBe('text')
  })

  test.each(allBreaks)('says it in one line when $what', one => {
    const [first = ''] = labels(view(broken(one)))
    expect([first.length <= 100, first.includes(': ')]).toEqual([true, true])
  })

  test('shortens what a source is called, however long', () => {
    const label = `Proof of origin of ${'x'.repeat(80)}`
    const { links, ...rest } = diagnose(factsOf({ ...sound, secretProblem: 'needs-secret' }))
    const health: Health = { ...rest, links: links.map(link => ({ ...link, label })) }
    expect(labels(view(sound, { health }))[0]).toMatch(/^.{99}…$/)
  })
})

describe('a snooze of the notifications', () => {
  const until = '2026-07-01T13:00:00.000Z'

  test('can be begun for a time, or until somebody ends it', () => {
    expect(actionsOf(within(view(), 'Snooze notifications'))).toEqual([
      { kind: 'snooze', forMs: 3_600_000 },
      { kind: 'snooze', forMs: 28_800_000 },
      { kind: 'snooze', forMs: null },
    ])
  })

  test('shows in icon, menu and tooltip with its end', () => {
    const shown = view(sound, { snooze: { until } })
    expect([shown.icon, labels(shown)[2], shown.tooltip]).toEqual([
      'snoozed',
      'Notifications are snoozed until 16:00',
      'Hover Tray: Live, no failed transactions, Notifications are snoozed until 16:00',
    ])
  })

  test('without an end says so', () => {
    expect(labels(view(sound, { snooze: { until: null } }))[2]).toBe('Notifications are snoozed')
  })

  test('can be ended', () => {
    expect(view(sound, { snooze: { until } }).entries).toContainEqual({
      kind: 'action',
      label: 'Resume notifications',
      action: { kind: 'resume' },
    })
  })

  test('leaves the count of failures', () => {
    const shown = view(sound, { snooze: { until }, failures: many(3) })
    expect([shown.icon, shown.count]).toEqual(['snoozed', 3])
  })
})

describe('the icon', () => {
  test('says that nothing arrives also while notifications are snoozed', () => {
    const offline = { ...sound, tunnel: down('no-network') }
    expect(view(offline, { snooze: { until: null } }).icon).toBe('offline')
  })

  test.each(allBreaks.filter(({ link, code }) => link !== 'rules' && link !== 'notifications' && code !== 'silent'))(
    'says that nothing arrives when $what',
    one => {
      expect(view(broken(one), { failures: [failure] }).icon).toBe('offline')
    },
  )

  test('asks for attention when a source is silent, which proves nothing', () => {
    const silent = { topic: 'silence', sourceId: 'shop', action: null, since: 0 } as const
    expect(view({ ...sound, unusual: [silent] }).icon).toBe('attention')
  })

  test('asks for attention when notices do not reach anybody', () => {
    expect(view({ ...sound, reach: { kind: 'refused' } }).icon).toBe('attention')
  })

  test('stays calm when notifications were turned off on purpose', () => {
    expect(view({ ...sound, rules: { ...sound.rules, failed: false } }).icon).toBe('idle')
  })
})

test('each repair has words of its own', () => {
  const actions: readonly RepairAction[] = allBreaks.flatMap(({ repair }) =>
    repair.kind === 'act' ? [repair.action] : [],
  )
  const offered = (action: RepairAction) => {
    const one = allBreaks.find(({ repair }) => repair.kind === 'act' && repair.action === action)
    return one === undefined ? undefined : labels(view(broken(one)))[1]
  }
  const wanted = new Set(actions)
  expect(new Set([...wanted].map(offered)).size).toBe(wanted.size)
})
