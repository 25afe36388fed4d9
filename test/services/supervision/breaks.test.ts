import { describe, expect, it } from 'vitest'
import { settle } from '../../fakes/clock.ts'
import { deferred, ended, online, settingsOf, supervise } from './supervised.ts'

const manual = settingsOf({ tunnel: { kind: 'manual', url: 'https://hooks.example.org' } })
const down = (code: string) => expect.objectContaining({ kind: 'down', problem: expect.objectContaining({ code }) })

describe('a tunnel that gives no sign of life', () => {
  const silent = () => supervise({ silenceLimitMs: 28_000 })

  it('is killed, told of as down, and opened again', async () => {
    const { goLive, tunnel, supervisor, clock } = silent()
    await goLive()
    await clock.advance(28_000)
    const during = supervisor.connection().tunnel
    await clock.advance(500)
    expect([tunnel.sessions.map(({ isKilled }) => isKilled), during]).toEqual([[true, false], down('tunnel-failed')])
  })

  it('is not one whose heartbeats are slow but come', async () => {
    const { goLive, tell, tunnel, clock } = silent()
    await goLive()
    for (let beat = 0; beat < 10; beat++) {
      await clock.advance(27_999)
      await tell({ kind: 'beat', latencyMs: 24_000 })
    }
    expect(tunnel.sessions.length).toBe(1)
  })

  it('is not one that has no heartbeat', async () => {
    const { goLive, tunnel, clock } = supervise({ silenceLimitMs: null })
    await goLive()
    await clock.advance(3_600_000)
    expect(tunnel.sessions.length).toBe(1)
  })

  it('has no successor before its process is gone', async () => {
    const { goLive, tunnel, supervisor, clock } = silent()
    await goLive()
    const gone = deferred<void>()
    tunnel.holdClosing(gone.promise)
    await clock.advance(60_000)
    supervisor.kick()
    await settle()
    const before = tunnel.sessions.length
    gone.resolve()
    await clock.advance(500)
    expect([before, tunnel.sessions.length, tunnel.counts.most]).toEqual([1, 2, 1])
  })

  it('may be replaced by other settings while it is being killed', async () => {
    const { goLive, tunnel, supervisor, clock } = silent()
    await goLive()
    const gone = deferred<void>()
    tunnel.holdClosing(gone.promise)
    await clock.advance(28_000)
    supervisor.apply(settingsOf({ tunnel: { kind: 'loopback' } }))
    gone.resolve()
    await clock.advance(10_000)
    expect([tunnel.sessions.map(({ kind }) => kind), tunnel.counts.most]).toEqual([['ngrok', 'loopback'], 1])
  })

  it('is left alone once everything stops while it is being killed', async () => {
    const { goLive, tunnel, supervisor, clock } = silent()
    await goLive()
    const gone = deferred<void>()
    tunnel.holdClosing(gone.promise)
    await clock.advance(28_000)
    const stopped = supervisor.stop()
    gone.resolve()
    await stopped
    await settle()
    expect([tunnel.sessions.length, clock.waits()]).toEqual([1, []])
  })

  it('is waited for no more after it ended', async () => {
    const { goLive, tell, waits } = silent()
    await goLive()
    await tell(ended('user'))
    expect(waits()).toEqual([])
  })
})

describe('a public address', () => {
  it('is looked at once the tunnel is online, and told of', async () => {
    const { goLive, probe, supervisor } = supervise()
    await goLive()
    expect([probe.asked, supervisor.connection().address]).toEqual([
      ['https://a.ngrok-free.app'],
      { kind: 'reached', at: '2026-07-01T12:00:00.000Z' },
    ])
  })

  it('of this machine alone is not looked at', async () => {
    const { start, tell, probe, supervisor, clock } = supervise()
    await start(settingsOf({ tunnel: { kind: 'loopback' } }))
    await tell(online('http://127.0.0.1:47470'))
    await clock.advance(3_600_000)
    expect([probe.asked, supervisor.connection().address]).toEqual([[], { kind: 'unchecked' }])
  })

  it.each(['tunnel', 'receiver'] as const)('is not looked at while the %s is down', async part => {
    const { goLive, tell, receiver, probe, supervisor } = supervise()
    await goLive()
    receiver.taken.add(47470)
    await (part === 'tunnel' ? tell(ended('user')) : receiver.lose())
    supervisor.kick()
    expect([probe.asked.length, supervisor.connection().address]).toEqual([1, { kind: 'unchecked' }])
  })

  it('that ngrok lost although the session is online makes a new session', async () => {
    const { goLive, tunnel, probe, supervisor, clock } = supervise()
    await goLive()
    probe.answers('unanswered')
    supervisor.kick()
    await clock.advance(1_500)
    const during = supervisor.connection().tunnel
    await clock.advance(500)
    expect([during, tunnel.sessions.length, tunnel.counts.most]).toEqual([down('address-unreachable'), 2, 1])
  })

  it('that leads to another program although the session is online makes a new session', async () => {
    const { goLive, tunnel, probe, supervisor, clock } = supervise()
    await goLive()
    probe.answers('elsewhere')
    supervisor.kick()
    await clock.advance(2_000)
    expect(tunnel.sessions.length).toBe(2)
  })

  it('that swallows questions makes a new session within 35 s of a look', async () => {
    const { goLive, tunnel, probe, supervisor, clock } = supervise()
    await goLive()
    probe.answers('nothing')
    supervisor.kick()
    await clock.advance(35_000)
    expect(tunnel.sessions.length).toBe(2)
  })

  it('that only this machine cannot reach costs the tunnel little', async () => {
    const { goLive, tell, tunnel, probe, supervisor, clock } = supervise()
    await goLive()
    probe.answers('unanswered')
    supervisor.kick()
    for (let minute = 0; minute < 24 * 60; minute++) {
      await clock.advance(60_000)
      if (supervisor.connection().tunnel.kind === 'opening') await tell(online())
    }
    expect(tunnel.sessions.length).toBeLessThan(15)
  })

  it('of a person’s own making is only reported', async () => {
    const { start, tell, tunnel, probe, supervisor, clock } = supervise()
    probe.answers('elsewhere')
    await start(manual)
    await tell(online('https://hooks.example.org'))
    await clock.advance(3_600_000)
    expect([tunnel.sessions.length, supervisor.connection().address]).toEqual([1, down('address-elsewhere')])
  })

  it('is looked at again when a person presses Retry', async () => {
    const { goLive, probe, supervisor } = supervise()
    await goLive()
    supervisor.kick()
    await settle()
    expect(probe.asked.length).toBe(2)
  })
})

describe('a tunnel that only a person can mend', () => {
  it.each([
    'tunnel-auth-missing',
    'tunnel-auth-rejected',
    'tunnel-account-blocked',
    'tunnel-address-not-yours',
    'tunnel-endpoint-limit',
    'tunnel-client-too-old',
    'tunnel-stopped-remotely',
  ] as const)('is not tried again by itself: %s', async code => {
    const { start, tell, tunnel, waits, clock, supervisor } = supervise()
    await start()
    await tell(ended('user', code))
    await clock.advance(24 * 3_600_000)
    expect([tunnel.sessions.length, waits(), supervisor.connection().tunnel]).toMatchObject([
      1,
      [],
      { kind: 'down', problem: { code, retry: 'user' }, retryAt: null },
    ])
  })

  /** The address stays refused for so long. */
  async function refusedFor(ms: number) {
    const supervised = supervise()
    const { start, tell, tunnel, clock } = supervised
    await start()
    for (let past = 0; past <= ms; past += 500) {
      if (tunnel.latest().isOver === false) await tell(ended('auto', 'tunnel-address-in-use'))
      await clock.advance(500)
    }
    return supervised
  }

  it('is one whose address another agent holds for longer than our own old session can', async () => {
    const { supervisor, waits } = await refusedFor(90_000)
    expect([supervisor.connection().tunnel, waits()]).toEqual([
      {
        kind: 'down',
        problem: expect.objectContaining({ code: 'tunnel-address-in-use', retry: 'user' }),
        retryAt: null,
      },
      [],
    ])
  })

  it('is not yet one whose address is in use for less than a minute', async () => {
    const { supervisor } = await refusedFor(50_000)
    expect(supervisor.connection().tunnel).toMatchObject({ problem: { retry: 'auto' } })
  })

  it('gets another minute when a person presses Retry', async () => {
    const { supervisor, tell } = await refusedFor(90_000)
    supervisor.kick()
    await tell(ended('auto', 'tunnel-address-in-use'))
    expect(supervisor.connection().tunnel).toMatchObject({ problem: { retry: 'auto' } })
  })
})

describe('a receiver that stops listening by itself', () => {
  it('is told of as down, and opened again', async () => {
    const { goLive, receiver, supervisor, clock } = supervise()
    await goLive()
    await receiver.lose()
    const during = supervisor.connection().receiver
    await clock.advance(500)
    expect([during, supervisor.connection().receiver]).toEqual([
      down('receiver-failed'),
      { kind: 'listening', port: 47470 },
    ])
  })

  it('keeps its tunnel, which leads to the same port', async () => {
    const { goLive, receiver, tunnel, clock } = supervise()
    await goLive()
    await receiver.lose()
    await clock.advance(500)
    expect([tunnel.sessions.length, tunnel.latest().isOver]).toEqual([1, false])
  })

  it('at another port than before gets a tunnel to that port', async () => {
    const { goLive, receiver, tunnel, clock } = supervise()
    await goLive(settingsOf({ port: 0 }))
    const before = tunnel.latest().request.port
    await receiver.lose()
    await clock.advance(500)
    expect([before, tunnel.latest().request.port, tunnel.counts.most]).toEqual([50_001, 50_002, 1])
  })

  it('counts no more once another one took its place', async () => {
    const { goLive, receiver, supervisor } = supervise()
    await goLive()
    supervisor.apply(settingsOf({ port: 5000 }))
    await settle()
    receiver.losses[0]?.()
    expect(supervisor.connection().receiver).toEqual({ kind: 'listening', port: 5000 })
  })

  it('is not opened again after the end', async () => {
    const { goLive, receiver, supervisor, clock } = supervise()
    await goLive()
    await receiver.lose()
    await supervisor.stop()
    await clock.advance(60_000)
    expect([[...receiver.open], clock.waits()]).toEqual([[], []])
  })
})

describe('after sleep, and in another network', () => {
  it('whatever waits is tried at once, and the address is looked at', async () => {
    const { goLive, tunnel, tell, probe, network, clock } = supervise()
    await goLive()
    await tell(ended('user'))
    network.address = '198.51.100.7'
    await clock.advance(5_000)
    await tell(online())
    expect([tunnel.sessions.length, probe.asked.length]).toEqual([2, 2])
  })

  it('an address that is online is looked at again', async () => {
    const { goLive, probe, network, clock } = supervise()
    await goLive()
    network.address = '198.51.100.7'
    await clock.advance(5_000)
    expect(probe.asked.length).toBe(2)
  })

  it('it is told how long nothing ran, before anything is tried', async () => {
    const { goLive, clock, sleeps, probe } = supervise()
    await goLive()
    clock.sleep(3_600_000)
    await clock.advance(0)
    const start = Date.parse('2026-07-01T12:00:00.000Z')
    expect([sleeps, probe.asked.length]).toEqual([[{ asleepFrom: start, awakeAt: start + 3_600_000 }], 2])
  })

  it('nothing is looked at after the end', async () => {
    const { goLive, supervisor, network, clock, probe } = supervise()
    await goLive()
    await supervisor.stop()
    network.address = '198.51.100.7'
    await clock.advance(60_000)
    expect([probe.asked.length, clock.waits()]).toEqual([1, []])
  })
})
