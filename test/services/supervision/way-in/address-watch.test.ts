import { describe, expect, it } from 'vitest'
import {
  createAddressWatch,
  type ProbeOutcome,
} from '../../../../electron/services/supervision/way-in/address-watch.ts'
import { createFakeClock, settle } from '../../../fakes/clock.ts'
import { createFakeProbe } from '../supervised.ts'

const base = 'https://a.example'
const minute = 60_000
const hour = 60 * minute

function watch(random = 0.5) {
  const clock = createFakeClock()
  const fake = createFakeProbe()
  const useless: number[] = []
  const startedAt = clock.now()
  let changes = 0
  const address = createAddressWatch({
    clock,
    random: () => random,
    probe: fake.probe,
    onChange: () => {
      changes += 1
    },
    onUseless: () => useless.push(clock.now() - startedAt),
  })
  return {
    ...{ clock, fake, address, useless },
    changes: () => changes,
    async aim(outcome: ProbeOutcome | 'nothing', target: string | null = base) {
      fake.answers(outcome)
      address.aim(target)
      await settle()
    },
    /** The next so many questions are answered like this. */
    async rounds(count: number, outcome: ProbeOutcome) {
      fake.answers(outcome)
      for (let round = 0; round < count; round++) await clock.advance(clock.waits()[0] ?? 0)
    },
  }
}

const down = (code: string) => expect.objectContaining({ kind: 'down', problem: expect.objectContaining({ code }) })

describe('the public address', () => {
  it('is unchecked while nobody says which it is', () => {
    expect(watch().address.state()).toEqual({ kind: 'unchecked' })
  })

  it('is looked at as soon as it is known', async () => {
    const { aim, address, fake } = watch()
    await aim('reached')
    expect([fake.asked, address.state()]).toEqual([[base], { kind: 'reached', at: '2026-07-01T12:00:00.000Z' }])
  })

  it('that leads here is looked at every ten minutes, within the requests of a free ngrok plan', async () => {
    const { aim, clock, fake } = watch()
    await aim('reached')
    await clock.advance(31 * 24 * hour)
    expect([fake.asked.length, fake.asked.length < 20_000 / 4]).toEqual([4465, true])
  })

  it('is not called down after one lost question', async () => {
    const { aim, clock, address, fake } = watch()
    await aim('unanswered')
    const during = address.state()
    fake.answers('reached')
    await clock.advance(500)
    expect([during, address.state()]).toEqual([
      { kind: 'unchecked' },
      { kind: 'reached', at: '2026-07-01T12:00:00.500Z' },
    ])
  })

  it.each([
    ['elsewhere', 'address-elsewhere'],
    ['unanswered', 'address-unreachable'],
    ['unsent', 'address-unreachable'],
  ] as const)('that is %s twice is down with %s', async (outcome, code) => {
    const { aim, clock, address } = watch()
    await aim(outcome)
    await clock.advance(500)
    expect(address.state()).toEqual({
      kind: 'down',
      problem: expect.objectContaining({ code, retry: 'auto' }),
      at: '2026-07-01T12:00:00.500Z',
      retryAt: '2026-07-01T12:00:01.500Z',
    })
  })

  it('that swallows questions is down within half a minute', async () => {
    const { aim, clock, address } = watch()
    await aim('nothing')
    await clock.advance(30_000)
    expect(address.state()).toEqual(down('address-unreachable'))
  })

  it('whose question fails in an unforeseen way is down too', async () => {
    const clock = createFakeClock()
    const address = createAddressWatch({
      ...{ clock, random: () => 0.5, onChange() {}, onUseless() {} },
      probe: () => Promise.reject(new Error('bug')),
    })
    address.aim(base)
    await clock.advance(500)
    expect(address.state()).toEqual(down('address-unreachable'))
  })

  it.each([0, 0.5, 0.999])(
    'that is down is asked again after 0.5 s, doubling to 30 s, with jitter %f',
    async random => {
      const { aim, clock } = watch(random)
      await aim('unsent')
      const seen: number[] = []
      for (let round = 0; round < 8; round++) {
        const [wait = 0] = clock.waits()
        seen.push(wait)
        await clock.advance(wait)
      }
      const bases = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]
      expect(seen).toEqual(bases.map(ms => Math.round(ms * (0.75 + random / 2))))
    },
  )

  it('that stays down costs less than half of the requests of a free ngrok plan', async () => {
    const { aim, clock, fake } = watch()
    await aim('elsewhere')
    await clock.advance(31 * 24 * hour)
    expect(fake.asked.length).toBeLessThan(10_000)
  })

  it('is asked again soon when it breaks, also after an earlier long outage', async () => {
    const { aim, rounds, clock } = watch()
    await aim('unsent')
    await rounds(70, 'unsent')
    await rounds(1, 'reached')
    await rounds(1, 'unsent')
    expect(clock.waits()).toEqual([500])
  })

  it('is one question at a time, also when many ask for a look', async () => {
    const { aim, address, clock } = watch()
    await aim('nothing')
    for (let round = 0; round < 5; round++) address.lookNow()
    await settle()
    expect(clock.waits()).toEqual([10_000])
  })

  it('is looked at at once when somebody asks, while good and while down', async () => {
    const { aim, address, fake, rounds } = watch()
    await aim('reached')
    address.lookNow()
    await settle()
    await rounds(3, 'unsent')
    const before = fake.asked.length
    address.lookNow()
    await settle()
    expect([before, fake.asked.length]).toEqual([5, 6])
  })

  it('that changes is unchecked until it was looked at', async () => {
    const { aim, address, fake } = watch()
    await aim('reached')
    await aim('nothing', 'https://b.example')
    expect([address.state(), fake.asked]).toEqual([{ kind: 'unchecked' }, [base, 'https://b.example']])
  })

  it('that is the same as before is not looked at again', async () => {
    const { aim, fake, changes } = watch()
    await aim('reached')
    await aim('reached')
    expect([fake.asked.length, changes()]).toEqual([1, 1])
  })

  it('that is gone is asked for no more', async () => {
    const { aim, clock, address, fake } = watch()
    await aim('unsent')
    await aim('unsent', null)
    await clock.advance(hour)
    address.lookNow()
    expect([fake.asked.length, clock.waits(), address.state()]).toEqual([1, [], { kind: 'unchecked' }])
  })

  it('is not told of by an answer that comes after it is gone', async () => {
    const { aim, address } = watch()
    await aim('nothing')
    address.aim(null)
    await settle()
    expect(address.state()).toEqual({ kind: 'unchecked' })
  })
})

describe('an address that is of no use', () => {
  it.each(['unanswered', 'elsewhere'] as const)('is %s three times in a row', async outcome => {
    const { aim, rounds, useless } = watch()
    await aim(outcome)
    await rounds(1, outcome)
    const before = useless.length
    await rounds(1, outcome)
    expect([before, useless]).toEqual([0, [1_500]])
  })

  it('is not one that our question never got to: that says nothing about the way of others', async () => {
    const { aim, clock, useless } = watch()
    await aim('unsent')
    await clock.advance(24 * hour)
    expect(useless).toEqual([])
  })

  it('is not one that was reached in between', async () => {
    const { aim, rounds, useless } = watch()
    await aim('unanswered')
    for (let round = 0; round < 5; round++) {
      await rounds(1, 'unanswered')
      await rounds(1, 'reached')
      await rounds(1, 'unanswered')
    }
    expect(useless).toEqual([])
  })

  it('is called so ever more seldom while that does not help', async () => {
    const { aim, clock, address, fake, useless } = watch()
    await aim('unanswered')
    for (let past = 0; past < 12 * hour; past += minute) {
      const before = useless.length
      await clock.advance(minute)
      if (useless.length === before) continue
      // The way is opened anew, at the same address.
      address.aim(null)
      address.aim(base)
    }
    const gaps = useless.slice(1).map((at, index) => Math.floor((at - (useless[index] ?? 0)) / (15 * minute)))
    expect([gaps, fake.asked.length > 100]).toEqual([[1, 2, 4, 8, 16], true])
  })

  it('is called so soon again once it was reached in between', async () => {
    const { aim, rounds, useless } = watch()
    await aim('unanswered')
    await rounds(2, 'unanswered')
    await rounds(1, 'reached')
    await rounds(3, 'unanswered')
    expect(useless.length).toBe(2)
  })
})
