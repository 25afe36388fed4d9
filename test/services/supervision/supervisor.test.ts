import { describe, expect, it } from 'vitest'
import { settle } from '../../fakes/clock.ts'
import { deferred, ended, live, online, org, practiceOrg, settingsOf, shop, supervise } from './supervised.ts'

describe('the receiver', () => {
  it('is opened at the start, and then the tunnel to it', async () => {
    const { start, supervisor, tunnel } = supervise()
    await start()
    expect([supervisor.connection().receiver, tunnel.latest().request.port]).toEqual([
      { kind: 'listening', port: 47470 },
      47470,
    ])
  })

  it('whose port is taken is tried again until the port is free', async () => {
    const { start, supervisor, receiver, clock } = supervise()
    receiver.taken.add(47470)
    await start()
    const before = supervisor.connection().receiver
    receiver.taken.clear()
    await clock.advance(500)
    expect([before, supervisor.connection().receiver.kind]).toEqual([
      { kind: 'down', problem: expect.objectContaining({ code: 'port-taken' }) },
      'listening',
    ])
  })

  it('that is down makes every source down for the same reason', async () => {
    const { start, stateOf, receiver } = supervise()
    receiver.taken.add(47470)
    await start()
    for (const id of ['shop', 'homes']) expect(stateOf(id)).toMatchObject({ problem: { code: 'port-taken' } })
  })

  it('is tried once when a person presses Retry twice', async () => {
    const { start, supervisor, receiver } = supervise()
    receiver.taken.add(47470)
    await start()
    receiver.taken.clear()
    supervisor.kick()
    supervisor.kick()
    await settle()
    expect([supervisor.connection().receiver.kind, [...receiver.open]]).toEqual(['listening', [47470]])
  })

  it('moves to another port of the settings, and leaves the old one', async () => {
    const { goLive, supervisor, receiver, tunnel } = supervise()
    await goLive()
    supervisor.apply(settingsOf({ port: 5000 }))
    await settle()
    expect([[...receiver.open], tunnel.latest().request.port, tunnel.counts.most]).toEqual([[5000], 5000, 1])
  })

  it('moves to the last of two ports although leaving the first takes long', async () => {
    const { goLive, supervisor, receiver, tunnel } = supervise()
    await goLive()
    const closed = deferred<void>()
    tunnel.holdClosing(closed.promise)
    supervisor.apply(settingsOf({ port: 5000 }))
    await settle()
    supervisor.apply(settingsOf({ port: 6000 }))
    await settle()
    closed.resolve()
    await settle()
    expect([supervisor.connection().receiver, [...receiver.open]]).toEqual([{ kind: 'listening', port: 6000 }, [6000]])
  })

  it('moves although the first port was still opening', async () => {
    const { start, supervisor, receiver } = supervise()
    const opened = deferred<void>()
    receiver.holdOpening(opened.promise)
    await start()
    supervisor.apply(settingsOf({ port: 5000 }))
    opened.resolve()
    await settle()
    expect([supervisor.connection().receiver, [...receiver.open]]).toEqual([{ kind: 'listening', port: 5000 }, [5000]])
  })
})

describe('the tunnel', () => {
  it('online gives each source its public address', async () => {
    const { start, tell, source } = supervise()
    await start()
    await tell(online('https://a.example/'))
    expect([source('shop')?.publicUrl, source('shop')?.localUrl]).toEqual([
      'https://a.example/hook/a',
      'http://127.0.0.1:47470/hook/a',
    ])
  })

  it.each([0, 0.5, 0.999])('that keeps ending is tried after 0.5 s, doubling to 30 s, with jitter %f', async random => {
    const { start, tell, clock, waits } = supervise({ random })
    await start()
    const seen: number[] = []
    for (let round = 0; round < 8; round++) {
      await tell(ended())
      const [wait = 0] = waits()
      seen.push(wait)
      await clock.advance(wait)
    }
    const bases = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]
    expect(seen).toEqual(bases.map(base => Math.round(base * (0.75 + random / 2))))
  })

  it('says when it is tried again', async () => {
    const { start, tell, supervisor } = supervise()
    await start()
    await tell(ended())
    expect(supervisor.connection().tunnel).toEqual({
      kind: 'down',
      problem: expect.objectContaining({ code: 'tunnel-failed', retry: 'auto' }),
      retryAt: '2026-07-01T12:00:00.500Z',
    })
  })

  it.each([
    [10_000, 'a short wait again', [500]],
    [9_999, 'the long wait still', [16_000]],
  ])('that was online for %i ms has %s', async (ms, _, expected) => {
    const { start, tell, clock, waits } = supervise()
    await start()
    for (let round = 0; round < 5; round++) {
      await tell(ended())
      await clock.advance(30_000)
    }
    await tell(online())
    await clock.advance(ms)
    await tell(ended())
    expect(waits()).toEqual(expected)
  })

  it('is not tried again when only a person can mend it', async () => {
    const { start, tell, tunnel, clock, waits } = supervise()
    await start()
    await tell(ended('user', 'tunnel-auth-rejected'))
    await clock.advance(3_600_000)
    expect([tunnel.sessions.length, waits()]).toEqual([1, []])
  })

  it.each(['auto', 'user'] as const)('is tried at once when a person presses Retry (%s)', async retry => {
    const { start, tell, supervisor, tunnel, waits } = supervise()
    await start()
    await tell(ended(retry))
    supervisor.kick()
    expect([tunnel.sessions.length, waits()]).toEqual([2, []])
  })

  it('that is online is left alone by Retry', async () => {
    const { goLive, supervisor, tunnel } = supervise()
    await goLive()
    supervisor.kick()
    await settle()
    expect(tunnel.sessions.length).toBe(1)
  })

  it('that answers heartbeats is told to nobody', async () => {
    const { goLive, tell, told } = supervise()
    await goLive()
    const before = told.length
    await tell({ kind: 'beat', latencyMs: 3 })
    expect(told.length).toBe(before)
  })

  it('of other settings replaces the old one, which is closed first', async () => {
    const { goLive, supervisor, tunnel } = supervise()
    await goLive()
    supervisor.apply(settingsOf({ tunnel: { kind: 'loopback' } }))
    await settle()
    expect([tunnel.sessions.map(({ kind }) => kind), tunnel.counts.most]).toEqual([['ngrok', 'loopback'], 1])
  })

  it('has one session only, even after two renewals while the old one closes slowly', async () => {
    const { goLive, supervisor, tunnel } = supervise()
    await goLive()
    const closed = deferred<void>()
    tunnel.holdClosing(closed.promise)
    supervisor.renewTunnel()
    supervisor.apply(settingsOf({ tunnel: { kind: 'loopback' } }))
    await settle()
    closed.resolve()
    await settle()
    expect([tunnel.counts.most, tunnel.latest().kind, tunnel.sessions.length]).toEqual([1, 'loopback', 2])
  })

  it('that was replaced has no say any more', async () => {
    const { goLive, supervisor, tunnel } = supervise()
    await goLive()
    const [old] = tunnel.sessions
    supervisor.renewTunnel()
    await settle()
    old?.request.onFact(ended())
    old?.request.onFact(online('https://old.example'))
    expect(supervisor.connection().tunnel).toEqual({ kind: 'opening' })
  })
})

describe('an organization', () => {
  it('is registered once the address is known', async () => {
    const { start, tell, registration } = supervise()
    await start()
    const before = registration.attempts.length
    await tell(online())
    expect([before, registration.attempts.map(({ url }) => url)]).toEqual([0, ['https://a.ngrok-free.app/hook/b']])
  })

  it('is told of as what it does, up to live', async () => {
    const { start, tell, registration, stateOf } = supervise()
    await start()
    const states = [stateOf('homes')?.kind]
    await tell(online())
    const attempt = registration.latest()
    for (const step of ['awaiting-code', 'verifying'] as const) {
      states.push(stateOf('homes')?.kind)
      attempt.announce(step)
    }
    states.push(stateOf('homes')?.kind)
    await attempt.end(live)
    expect([...states, stateOf('homes')?.kind]).toEqual([
      'opening',
      'registering',
      'awaiting-code',
      'verifying',
      'live',
    ])
  })

  it('gives up the attempt when the tunnel goes, and tries anew with the next', async () => {
    const { start, tell, registration, stateOf, clock } = supervise()
    await start()
    await tell(online())
    await tell(ended())
    const [first] = registration.attempts
    const during = stateOf('homes')?.kind
    await clock.advance(500)
    await tell(online())
    expect([first?.signal.aborted, during, registration.attempts.length]).toEqual([true, 'down', 2])
  })

  it('is told of as opening again once the tunnel is tried again', async () => {
    const { start, tell, stateOf, clock } = supervise()
    await start()
    await tell(ended())
    const before = stateOf('homes')?.kind
    await clock.advance(500)
    expect([before, stateOf('homes')]).toEqual(['down', { kind: 'opening' }])
  })

  it('is not live while the tunnel is replaced', async () => {
    const { goLive, supervisor, stateOf } = supervise()
    await goLive()
    supervisor.renewTunnel()
    await settle()
    expect(stateOf('homes')).toEqual({ kind: 'opening' })
  })

  it('is registered again when the address changes, and not when it stays', async () => {
    const { goLive, tell, registration } = supervise()
    await goLive()
    await tell(online())
    await tell(online('https://b.ngrok-free.app'))
    expect(registration.attempts.map(({ url }) => url)).toEqual([
      'https://a.ngrok-free.app/hook/b',
      'https://b.ngrok-free.app/hook/b',
    ])
  })

  it('ignores how an aborted attempt ended', async () => {
    const { start, tell, registration, stateOf } = supervise()
    await start()
    await tell(online())
    await tell(online('https://b.ngrok-free.app'))
    const [first] = registration.attempts
    first?.announce('verifying')
    await first?.end(live)
    expect(stateOf('homes')?.kind).toBe('registering')
  })

  it('cannot be reached by Hover at an address of this machine', async () => {
    const { start, tell, registration, stateOf } = supervise()
    await start()
    await tell(online('http://127.0.0.1:47470'))
    expect([registration.attempts, stateOf('homes')]).toEqual([
      [],
      { kind: 'down', problem: expect.objectContaining({ code: 'needs-public-url' }), retryAt: null },
    ])
  })

  it('of the practice Hover keeps its local address whatever the tunnel does', async () => {
    const { start, tell, registration, stateOf, source } = supervise()
    await start(settingsOf({ sources: [practiceOrg] }))
    await registration.latest().end(live)
    await tell(online())
    await tell(ended('user'))
    expect([
      registration.attempts.map(({ url }) => url),
      stateOf('practice')?.kind,
      source('practice')?.publicUrl,
    ]).toEqual([['http://127.0.0.1:47470/hook/c'], 'live', null])
  })

  it('that was added is registered, and nothing else is touched', async () => {
    const { goLive, supervisor, registration, tunnel, receiver } = supervise()
    await goLive()
    supervisor.apply(settingsOf({ sources: [org, shop, { ...org, id: 'more', hookPath: '/hook/d' }] }))
    await settle()
    expect([registration.attempts.map(({ sourceId }) => sourceId), tunnel.sessions.length, receiver.listens]).toEqual([
      ['homes', 'more'],
      1,
      [47470],
    ])
  })

  it('that was removed gives up its attempt and is told of no more', async () => {
    const { start, tell, supervisor, registration, stateOf } = supervise()
    await start()
    await tell(online())
    supervisor.apply(settingsOf({ sources: [shop] }))
    await registration.latest().end(live)
    expect([registration.latest().signal.aborted, stateOf('homes')]).toEqual([true, undefined])
  })

  it('is tried again at once after its sign-in was renewed', async () => {
    const { start, tell, supervisor, registration } = supervise()
    await start()
    await tell(online())
    await registration.latest().end({ kind: 'not-ready', code: 'needs-connecting' })
    supervisor.renewSource('homes')
    expect(registration.attempts.length).toBe(2)
  })

  it('keeps its registration when only notifications change', async () => {
    const { goLive, supervisor, registration, tunnel } = supervise()
    await goLive()
    supervisor.apply(settingsOf({ notifications: { failed: false } }))
    await settle()
    expect([registration.attempts.length, tunnel.sessions.length]).toEqual([1, 1])
  })
})

describe('a USSD app', () => {
  it.each([
    ['the tunnel opens', null, 'opening'],
    ['the tunnel is online', online(), 'live'],
    ['the tunnel is down', ended(), 'down'],
  ])('while %s', async (_, fact, expected) => {
    const { start, tell, stateOf } = supervise()
    await start()
    if (fact !== null) await tell(fact)
    expect(stateOf('shop')?.kind).toBe(expected)
  })
})

describe('the end', () => {
  it('closes the tunnel and the receiver and waits for nothing more', async () => {
    const { goLive, supervisor, tunnel, receiver, clock, registration } = supervise()
    await goLive()
    await supervisor.stop()
    await clock.advance(60_000)
    expect([tunnel.latest().isOver, [...receiver.open], clock.waits(), registration.attempts.length]).toEqual([
      true,
      [],
      [],
      1,
    ])
  })

  it('while the receiver opens leaves nothing open', async () => {
    const { start, supervisor, receiver, tunnel } = supervise()
    const opened = deferred<void>()
    receiver.holdOpening(opened.promise)
    await start()
    const stopping = supervisor.stop()
    opened.resolve()
    await stopping
    await settle()
    expect([[...receiver.open], tunnel.sessions]).toEqual([[], []])
  })

  it('while the receiver moves leaves nothing open', async () => {
    const { goLive, supervisor, receiver, tunnel } = supervise()
    await goLive()
    const closed = deferred<void>()
    tunnel.holdClosing(closed.promise)
    supervisor.apply(settingsOf({ port: 5000 }))
    const stopping = supervisor.stop()
    closed.resolve()
    await stopping
    await settle()
    expect([[...receiver.open], tunnel.sessions.length]).toEqual([[], 1])
  })

  it('is final: settings that change afterwards open nothing', async () => {
    const { goLive, supervisor, receiver, tunnel } = supervise()
    await goLive()
    await supervisor.stop()
    supervisor.apply(settingsOf({ port: 5000, tunnel: { kind: 'loopback' } }))
    supervisor.kick()
    await settle()
    expect([[...receiver.open], tunnel.sessions.length]).toEqual([[], 1])
  })

  it('while everything waits to be tried again ends the waiting', async () => {
    const { start, tell, supervisor, registration, clock, tunnel } = supervise()
    await start(settingsOf({ sources: [org, practiceOrg] }))
    await registration.latest().end({ kind: 'code-never-came', webhookId: 1 })
    await tell(ended())
    await supervisor.stop()
    await clock.advance(3_600_000)
    expect([clock.waits(), tunnel.sessions.length, registration.attempts.length]).toEqual([[], 1, 1])
  })
})
