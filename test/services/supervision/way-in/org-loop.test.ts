import { describe, expect, it } from 'vitest'
import type { ProblemCode } from '../../../../electron/contract/connection.ts'
import type { HoverFailure } from '../../../../electron/services/hover-org/result.ts'
import { createOrgLoop } from '../../../../electron/services/supervision/way-in/org-loop.ts'
import { createFakeClock } from '../../../fakes/clock.ts'
import { createFakeRegister, live } from '../supervised.ts'

const target = { kind: 'url', url: 'https://a.example/hook' } as const

function failed(kind: HoverFailure['kind'], retryAfterMs: number | null = null) {
  return { kind: 'failed', step: 'register', failure: { kind, status: null, retryable: false, retryAfterMs } } as const
}

function setup() {
  const clock = createFakeClock()
  const registration = createFakeRegister()
  let changes = 0
  const loop = createOrgLoop({
    clock,
    random: () => 0.5,
    sourceId: 'homes',
    register: registration.register,
    onChange: () => {
      changes += 1
    },
  })
  return { clock, loop, registration, changes: () => changes, attempts: () => registration.attempts.length }
}

describe('the loop of an organization', () => {
  it('is idle until it is told what to strive for', () => {
    expect(setup().loop.state()).toEqual({ kind: 'idle' })
  })

  it.each<[HoverFailure['kind'], ProblemCode, 'auto' | 'user']>([
    ['unreachable', 'hover-unreachable', 'auto'],
    ['unauthorized', 'hover-unauthorized', 'user'],
    ['forbidden', 'hover-forbidden', 'user'],
    ['refused', 'hover-refused', 'user'],
    ['rate-limited', 'hover-rate-limited', 'auto'],
    ['server', 'hover-failed', 'auto'],
    ['bad-answer', 'hover-failed', 'auto'],
  ])('after the failure %s is down with %s and retries: %s', async (kind, code, retry) => {
    const { loop, registration, clock } = setup()
    loop.aim(target)
    await registration.latest().end(failed(kind))
    expect([loop.state(), clock.waits()]).toEqual([
      {
        kind: 'down',
        problem: expect.objectContaining({ code, retry }),
        retryAt: retry === 'auto' ? '2026-07-01T12:00:00.500Z' : null,
      },
      retry === 'auto' ? [500] : [],
    ])
  })

  it.each(['needs-connecting', 'needs-secret', 'secret-unreadable', 'sign-in-unreadable'] as const)(
    'waits for a person: %s',
    async code => {
      const { loop, registration, clock, attempts } = setup()
      loop.aim(target)
      await registration.latest().end({ kind: 'not-ready', code })
      await clock.advance(3_600_000)
      expect([loop.state(), attempts()]).toEqual([
        { kind: 'down', problem: expect.objectContaining({ code }), retryAt: null },
        1,
      ])
    },
  )

  it('waits as long as Hover asks when it limits the rate', async () => {
    const { loop, registration, clock, attempts } = setup()
    loop.aim(target)
    await registration.latest().end(failed('rate-limited', 90_000))
    await clock.advance(89_999)
    const early = attempts()
    await clock.advance(1)
    expect([early, attempts()]).toEqual([1, 2])
  })

  it('waits its own back-off when Hover asks for less', async () => {
    const { loop, registration, clock } = setup()
    loop.aim(target)
    await registration.latest().end(failed('rate-limited', 1))
    expect(clock.waits()).toEqual([500])
  })

  it('asks again when the code never came, less and less often', async () => {
    const { loop, registration, clock } = setup()
    loop.aim(target)
    const waits: number[] = []
    for (let round = 0; round < 8; round++) {
      await registration.latest().end({ kind: 'code-never-came', webhookId: 1 })
      const [wait = 0] = clock.waits()
      waits.push(wait)
      await clock.advance(wait)
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
  })

  it('tries again when it could not be saved', async () => {
    const { loop, registration, clock } = setup()
    loop.aim(target)
    await registration.latest().end('rejected')
    expect([loop.state(), clock.waits()]).toEqual([
      expect.objectContaining({ problem: expect.objectContaining({ code: 'not-saved' }) }),
      [500],
    ])
  })

  it('looks again every five minutes while it is live, and tells of nothing but live', async () => {
    const { loop, registration, clock, attempts } = setup()
    loop.aim(target)
    await registration.latest().end(live)
    await clock.advance(300_000)
    registration.latest().announce('registering')
    const during = loop.state()
    await registration.latest().end(live)
    await clock.advance(300_000)
    expect([during, loop.state(), attempts()]).toEqual([{ kind: 'live' }, { kind: 'live' }, 3])
  })

  it('tells when a look finds that the webhook has to be verified again', async () => {
    const { loop, registration, clock } = setup()
    loop.aim(target)
    await registration.latest().end(live)
    await clock.advance(300_000)
    for (const step of ['registering', 'awaiting-code'] as const) registration.latest().announce(step)
    expect(loop.state()).toEqual({ kind: 'awaiting-code' })
  })

  it('keeps what Hover sees of the webhook, until it strives for another address', async () => {
    const { loop, registration } = setup()
    const view = { verifiedAt: '2026-07-01T12:00:00.000Z', lastError: 'HTTP 503' }
    loop.aim(target)
    await registration.latest().end({ kind: 'live', webhookId: 1, leftBehind: null, view })
    const seen = loop.view()
    loop.aim({ kind: 'url', url: 'https://b.example/hook' })
    expect([seen, loop.view()]).toEqual([
      { ...view, seenAt: '2026-07-01T12:00:00.000Z', look: { kind: 'worked' } },
      null,
    ])
  })

  it.each(['unreachable', 'server', 'rate-limited'] as const)(
    'stays live when a look ends with %s, and looks again after a minute',
    async kind => {
      const { loop, registration, clock } = setup()
      loop.aim(target)
      await registration.latest().end(live)
      await clock.advance(300_000)
      await registration.latest().end(failed(kind))
      expect([loop.state(), clock.waits()]).toEqual([{ kind: 'live' }, [60_000]])
    },
  )

  describe('that is live, and cannot look at Hover’s list', () => {
    const view = { verifiedAt: '2026-07-01T12:00:00.000Z', lastError: null }

    async function notSeen(times: number) {
      const made = setup()
      made.loop.aim(target)
      await made.registration.latest().end({ kind: 'live', webhookId: 1, leftBehind: null, view })
      await made.clock.advance(300_000)
      for (let time = 0; time < times; time++) {
        if (time > 0) await made.clock.advance(60_000)
        await made.registration.latest().end(failed('server'))
      }
      return made
    }

    it('tells when it was seen last, and that a look failed', async () => {
      const { loop } = await notSeen(1)
      expect(loop.view()).toEqual({
        ...{ ...view, seenAt: '2026-07-01T12:00:00.000Z' },
        look: { kind: 'failed', code: 'hover-failed', isCertain: false },
      })
    })

    it('is certain after the second look in a row', async () => {
      expect((await notSeen(2)).loop.view()?.look).toMatchObject({ isCertain: true })
    })

    it('is certain after a look that somebody asked for', async () => {
      const { loop, registration } = await notSeen(0)
      loop.lookAfresh()
      await registration.latest().end(failed('unreachable'))
      expect(loop.view()?.look).toEqual({ kind: 'failed', code: 'hover-unreachable', isCertain: true })
    })

    it('waits while somebody asked and Hover has not answered', async () => {
      const { loop } = await notSeen(0)
      loop.lookAfresh()
      expect(loop.view()?.look).toEqual({ kind: 'waiting' })
    })

    it('tells of it although it never saw the list', async () => {
      const { loop, registration, clock } = setup()
      loop.aim(target)
      await registration.latest().end({ kind: 'live', webhookId: 1, leftBehind: null, view: null })
      await clock.advance(300_000)
      await registration.latest().end(failed('server'))
      expect(loop.view()).toMatchObject({ seenAt: null, look: { kind: 'failed' } })
    })

    it('forgets it with the next look that works', async () => {
      const { loop, registration, clock } = await notSeen(2)
      await clock.advance(60_000)
      await registration.latest().end({ kind: 'live', webhookId: 1, leftBehind: null, view })
      expect(loop.view()).toMatchObject({ seenAt: '2026-07-01T12:07:00.000Z', look: { kind: 'worked' } })
    })
  })

  it('says so when a look finds that only a person can help', async () => {
    const { loop, registration, clock } = setup()
    loop.aim(target)
    await registration.latest().end(live)
    await clock.advance(300_000)
    await registration.latest().end(failed('unauthorized'))
    expect([loop.state(), clock.waits()]).toMatchObject([{ problem: { code: 'hover-unauthorized' } }, []])
  })

  it('tells that it registers when the address changes while it is live', async () => {
    const { loop, registration } = setup()
    loop.aim(target)
    await registration.latest().end(live)
    loop.aim({ kind: 'url', url: 'https://b.example/hook' })
    expect(loop.state()).toEqual({ kind: 'registering' })
  })

  it('is down when it cannot register another address, although it was live with the one before', async () => {
    const { loop, registration } = setup()
    loop.aim(target)
    await registration.latest().end(live)
    loop.aim({ kind: 'url', url: 'https://b.example/hook' })
    await registration.latest().end(failed('server'))
    expect(loop.state().kind).toBe('down')
  })

  it('looks no more once it is to rest', async () => {
    const { loop, registration, clock } = setup()
    loop.aim(target)
    await registration.latest().end(live)
    loop.aim({ kind: 'rest', state: { kind: 'opening' } })
    expect(clock.waits()).toEqual([])
  })

  it('is live, and tidies up after a minute, when an older webhook could not be removed', async () => {
    const { loop, registration, clock, attempts } = setup()
    loop.aim(target)
    await registration.latest().end({ kind: 'live', webhookId: 1, leftBehind: failed('server').failure, view: null })
    const state = loop.state()
    await clock.advance(60_000)
    expect([state, attempts()]).toEqual([{ kind: 'live' }, 2])
  })

  it('has a short wait again after it was live', async () => {
    const { loop, registration, clock } = setup()
    loop.aim(target)
    for (let round = 0; round < 4; round++) {
      await registration.latest().end(failed('server'))
      await clock.advance(30_000)
    }
    await registration.latest().end({ kind: 'live', webhookId: 1, leftBehind: failed('server').failure, view: null })
    await clock.advance(60_000)
    registration.latest().announce('awaiting-code')
    await registration.latest().end(failed('server'))
    expect(clock.waits()).toEqual([500])
  })

  it('does nothing when it is told the same again', async () => {
    const { loop, attempts, changes } = setup()
    loop.aim(target)
    const before = changes()
    loop.aim({ ...target })
    expect([attempts(), changes()]).toEqual([1, before])
  })

  it('rests for the reason it is given, and aborts what it did', async () => {
    const { loop, registration } = setup()
    loop.aim(target)
    loop.aim({ kind: 'rest', state: { kind: 'opening' } })
    expect([loop.state(), registration.latest().signal.aborted]).toEqual([{ kind: 'opening' }, true])
  })

  it('forgets a planned attempt when it is to rest', async () => {
    const { loop, registration, clock } = setup()
    loop.aim(target)
    await registration.latest().end(failed('server'))
    loop.aim({ kind: 'rest', state: { kind: 'idle' } })
    expect(clock.waits()).toEqual([])
  })

  it('ignores the outcome of an attempt that was aborted', async () => {
    const { loop, registration, clock } = setup()
    loop.aim(target)
    const attempt = registration.latest()
    loop.aim({ kind: 'rest', state: { kind: 'idle' } })
    await attempt.end(failed('server'))
    expect([loop.state(), clock.waits()]).toEqual([{ kind: 'idle' }, []])
  })

  it('tries at once when asked to, in place of the planned attempt', async () => {
    const { loop, registration, clock, attempts } = setup()
    loop.aim(target)
    await registration.latest().end(failed('server'))
    loop.retryNow()
    expect([attempts(), clock.waits()]).toEqual([2, []])
  })

  it('is not disturbed by Retry while it works', () => {
    const { loop, attempts } = setup()
    loop.aim(target)
    loop.retryNow()
    expect(attempts()).toBe(1)
  })

  it('stops for good', async () => {
    const { loop, registration, clock, attempts } = setup()
    loop.aim(target)
    await registration.latest().end(failed('server'))
    loop.stop()
    await clock.advance(3_600_000)
    expect([attempts(), clock.waits()]).toEqual([1, []])
  })

  it('looks at once when asked to while it is live, and once however often', async () => {
    const { loop, registration, clock, attempts } = setup()
    loop.aim(target)
    await registration.latest().end(live)
    for (let times = 0; times < 3; times++) loop.retryNow()
    const during = [attempts(), loop.state().kind]
    await registration.latest().end(live)
    expect([during, clock.waits()]).toEqual([[2, 'live'], [300_000]])
  })

  describe('renewing', () => {
    async function renewing() {
      const made = setup()
      made.loop.aim(target)
      await made.registration.latest().end(live)
      const renewal = made.loop.renew()
      return { ...made, renewal }
    }

    it('asks for a renewal, tells of nothing but live, and looks again later', async () => {
      const { loop, registration, clock, renewal } = await renewing()
      registration.latest().announce('awaiting-code')
      const during = [registration.latest().isRenewal, loop.state()]
      await registration.latest().end(live)
      expect([during, await renewal, clock.waits()]).toEqual([[true, { kind: 'live' }], { kind: 'renewed' }, [300_000]])
    })

    it('is done once when it is asked for twice', async () => {
      const { loop, registration, attempts, renewal } = await renewing()
      const again = loop.renew()
      await registration.latest().end(live)
      expect([await renewal, await again, attempts()]).toEqual([{ kind: 'renewed' }, { kind: 'renewed' }, 2])
    })

    it('says when the webhook before is still there', async () => {
      const { registration, renewal } = await renewing()
      await registration.latest().end({ kind: 'live', webhookId: 1, leftBehind: failed('server').failure, view: null })
      expect(await renewal).toEqual({ kind: 'left-behind' })
    })

    it.each([
      [failed('forbidden'), 'hover-forbidden'],
      [failed('unreachable'), 'hover-unreachable'],
      [{ kind: 'code-never-came', webhookId: 1 } as const, 'code-never-came'],
      ['rejected' as const, 'not-saved'],
    ])('stays live and puts in order what is left when it ends with %j', async (outcome, code) => {
      const { loop, registration, attempts, renewal } = await renewing()
      await registration.latest().end(outcome)
      expect([await renewal, loop.state(), attempts(), registration.latest().isRenewal]).toEqual([
        ...[{ kind: 'failed', problem: expect.objectContaining({ code }) }, { kind: 'live' }, 3],
        undefined,
      ])
    })

    it('does not disturb another address that is strived for meanwhile', async () => {
      const { loop, registration, renewal } = await renewing()
      const renewed = registration.latest()
      loop.aim({ kind: 'url', url: 'https://b.example/hook' })
      await renewed.end(live)
      expect([await renewal, loop.state()]).toEqual([{ kind: 'not-live' }, { kind: 'registering' }])
    })

    it('is refused before it is live', async () => {
      const { loop, attempts } = setup()
      loop.aim(target)
      expect([await loop.renew(), attempts()]).toEqual([{ kind: 'not-live' }, 1])
    })
  })
})

describe('other credentials', () => {
  it('are tried at once where the old ones were refused', async () => {
    const { loop, registration, attempts } = setup()
    loop.aim(target)
    await registration.latest().end(failed('unauthorized'))
    loop.beginAnew()
    expect(attempts()).toBe(2)
  })

  it('take the place of an attempt that is under way with the old ones', async () => {
    const { loop, registration } = setup()
    loop.aim(target)
    const [first] = registration.attempts
    loop.beginAnew()
    await registration.latest().end(live)
    await first?.end(failed('unauthorized'))
    expect([first?.signal.aborted, loop.state()]).toEqual([true, { kind: 'live' }])
  })

  it('do not interrupt what is live: Hover’s list is looked at with them', async () => {
    const { loop, registration, attempts } = setup()
    loop.aim(target)
    await registration.latest().end(live)
    loop.beginAnew()
    expect([loop.state(), attempts()]).toEqual([{ kind: 'live' }, 2])
  })

  it('wait for an address as everything else does', () => {
    const { loop, attempts } = setup()
    loop.beginAnew()
    expect([loop.state(), attempts()]).toEqual([{ kind: 'idle' }, 0])
  })
})
