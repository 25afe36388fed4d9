import { describe, expect, test } from 'vitest'
import type { Health, RepairAction } from '../../../electron/contract/health.ts'
import { tongueOf } from '../../../electron/contract/speech/languages.ts'
import type { StatusCounts, Transaction } from '../../../electron/contract/transaction.ts'
import { diagnose } from '../../../electron/core/health/diagnose.ts'
import { type TrayFacts, trayView } from '../../../electron/core/telling/tray-view.ts'
import { allBreaks, broken } from '../health/breaks.ts'
import { down, factsOf, sound, type World } from '../health/world.ts'

const quiet: StatusCounts = { pending: 0, succeeded: 3, failed: 0, cancelled: 0, unknown: 0 }
const failure = { id: 'ussd-1/ussd/1', title: 'Send Money', category: 'low-balance' } as Transaction
const view = (world: World = sound, more: Partial<TrayFacts> = {}) => {
  const facts = factsOf(world)
  const whole = { connection: facts.connection, health: diagnose(facts), counts: quiet, failures: [], ...more }
  return trayView(whole, tongueOf('en', []))
}
const labels = ({ entries }: ReturnType<typeof trayView>) =>
  entries.map(entry => (entry.kind === 'separator' ? '-' : entry.label))

describe('the tray', () => {
  test('is calm when everything is live and nothing failed', () => {
    expect([view().icon, labels(view())]).toEqual([
      'idle',
      ['Live', 'No failed transactions, 0 pending', '-', 'Open Hover Tray', '-', 'Copy address', 'Quit'],
    ])
  })

  test('lists the latest failures, each of which opens its transaction', () => {
    const shown = view(sound, { counts: { ...quiet, failed: 1 }, failures: [failure] })
    expect([shown.icon, shown.entries]).toEqual([
      'attention',
      expect.arrayContaining([
        {
          kind: 'action',
          label: 'Failed: Send Money (low-balance)',
          action: { kind: 'open-transaction', id: 'ussd-1/ussd/1' },
        },
      ]),
    ])
  })

  test('lists no more than five failures', () => {
    const failures = Array.from({ length: 9 }, () => failure)
    const shown = labels(view(sound, { counts: { ...quiet, failed: 9 }, failures }))
    expect(shown.filter(label => label.startsWith('Failed:'))).toHaveLength(5)
  })

  test('copies the public address rather than the local one', () => {
    expect(view().entries).toContainEqual({
      kind: 'action',
      label: 'Copy address',
      action: { kind: 'copy-url', url: 'https://a.ngrok-free.app/hook/b' },
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
    expect(view(world).entries.filter(({ kind }) => kind === 'action').length).toBe(3)
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

describe('the icon', () => {
  test.each(allBreaks.filter(({ link }) => link !== 'rules' && link !== 'notifications'))(
    'says that nothing arrives when $what',
    one => {
      expect(view(broken(one), { failures: [failure] }).icon).toBe('offline')
    },
  )

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
