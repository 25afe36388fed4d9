import { describe, expect, it } from 'vitest'
import type { HostQuestion } from '../../../electron/services/tunnel/host-messages.ts'
import type { HostProcess } from '../../../electron/services/tunnel/host-process.ts'
import { createNgrokTunnel } from '../../../electron/services/tunnel/ngrok.ts'
import type { TunnelFact } from '../../../electron/services/tunnel/provider.ts'
import type { StartTimer } from '../../../electron/services/tunnel/timer.ts'

/** A host process that the test plays itself, and timers that fire when the test says so. */
function stage(options: { readonly authtoken?: string | null; readonly diesWhenKilled?: boolean } = {}) {
  const { authtoken = 'a-token', diesWhenKilled = true } = options
  const facts: TunnelFact[] = []
  const heard: HostQuestion['kind'][] = []
  const timers = new Map<() => void, number>()
  let speak = (_message: unknown) => {}
  let exit = () => {}
  let kills = 0
  let spawns = 0

  const host = {
    send: question => void heard.push(question.kind),
    onMessage: listen => {
      speak = listen
    },
    onExit: listen => {
      exit = listen
    },
    kill() {
      kills += 1
      if (diesWhenKilled) exit()
    },
  } satisfies HostProcess
  const startTimer: StartTimer = (afterMs, run) => {
    timers.set(run, afterMs)
    return () => void timers.delete(run)
  }
  const spawnHost = () => {
    spawns += 1
    return host
  }
  const settings = { kind: 'ngrok', domain: '', server: null } as const
  const session = createNgrokTunnel({ settings, authtoken, spawnHost, startTimer }).open({
    port: 9,
    onFact: fact => facts.push(fact),
  })
  return {
    session,
    facts,
    heard,
    timers,
    speak: (message: unknown) => speak(message),
    exit: () => exit(),
    kills: () => kills,
    spawns: () => spawns,
    /** Fires the timer that is running; there is never more than one. */
    timeout() {
      const [run] = timers.keys()
      if (run === undefined) throw new Error('No timer is running.')
      timers.delete(run)
      run()
    },
  }
}

const online = { kind: 'online', url: 'https://a.ngrok.local' }
const hostBroken = { kind: 'ended', problem: { code: 'tunnel-failed', providerCode: null, retry: 'auto' } }

describe('one attempt', () => {
  it('starts no process without an authtoken and says what is missing', async () => {
    const { facts, spawns } = stage({ authtoken: null })
    await Promise.resolve()
    const problem = { code: 'tunnel-auth-missing', providerCode: null, retry: 'user' }
    expect([spawns(), facts]).toEqual([0, [{ kind: 'ended', problem }]])
  })

  it('says nothing of a missing authtoken once it is closed', async () => {
    const { facts, session } = stage({ authtoken: '' })
    await session.close()
    expect(facts).toEqual([])
  })

  it('kills a host that is not online in time and says that there is no network', () => {
    const { facts, timeout, kills } = stage()
    timeout() // the limit of opening
    timeout() // the kill
    const problem = { code: 'no-network', providerCode: null, retry: 'auto' }
    expect([kills(), facts]).toEqual([1, [{ kind: 'ended', problem }]])
  })

  it('passes on what its host reports', () => {
    const { facts, speak } = stage()
    speak({ kind: 'beat', latencyMs: 3 })
    speak(online)
    expect(facts).toEqual([{ kind: 'beat', latencyMs: 3 }, online])
  })

  it('has no time limit once it is online', () => {
    const { speak, timers } = stage()
    speak(online)
    expect(timers.size).toBe(0)
  })

  it('ends when its host says something that it cannot read', () => {
    const { facts, speak, timeout } = stage()
    speak({ kind: 'online', url: 'javascript:alert(1)' })
    timeout()
    expect(facts).toEqual([hostBroken])
  })

  it('kills a host that says it is over and stays', () => {
    const { kills, speak, timeout } = stage()
    speak({ kind: 'ended', trouble: { kind: 'dropped', ngrokCode: null } })
    timeout()
    expect(kills()).toBe(1)
  })

  it('says nothing between the end that its host reports and its exit', () => {
    const { facts, speak } = stage()
    speak({ kind: 'ended', trouble: { kind: 'dropped', ngrokCode: null } })
    speak({ kind: 'beat', latencyMs: 1 })
    expect(facts).toEqual([])
  })

  it('keeps the first reason it was given', () => {
    const { facts, speak, exit } = stage()
    speak({ kind: 'ended', trouble: { kind: 'silent', ngrokCode: null } })
    speak({ kind: 'ended', trouble: { kind: 'dropped', ngrokCode: null } })
    exit()
    expect(facts).toEqual([{ kind: 'ended', problem: { code: 'no-network', providerCode: null, retry: 'auto' } }])
  })

  it('says that it ended once, also when the exit comes after it was given up', () => {
    const { exit, facts, timeout } = stage({ diesWhenKilled: false })
    timeout() // the limit of opening
    timeout() // the kill
    timeout() // the reaping
    exit()
    expect(facts.map(fact => fact.kind)).toEqual(['ended'])
  })

  it('leaves no timer behind', () => {
    const { exit, timers } = stage()
    exit()
    expect(timers.size).toBe(0)
  })
})

describe('kill() of one attempt', () => {
  it('kills the host at once, without a word to it', async () => {
    const { heard, kills, session } = stage()
    await session.kill()
    expect([heard, kills()]).toEqual([['open'], 1])
  })

  it('does not wait for a host that was asked to leave', async () => {
    const { kills, session } = stage()
    void session.close()
    await session.kill()
    expect(kills()).toBe(1)
  })

  it('is followed by no fact, also when an end was not yet told', async () => {
    const { facts, session, speak } = stage()
    speak({ kind: 'ended', trouble: { kind: 'dropped', ngrokCode: null } })
    await session.kill()
    expect(facts).toEqual([])
  })

  it('resolves even when the killed host is never reaped', async () => {
    const { session, timeout } = stage({ diesWhenKilled: false })
    const killed = session.kill()
    timeout()
    await expect(killed).resolves.toBeUndefined()
  })

  it('does nothing when the host is gone', async () => {
    const { exit, kills, session, timers } = stage()
    exit()
    await session.kill()
    expect([kills(), timers.size]).toEqual([0, 0])
  })

  it('leaves no timer behind', async () => {
    const { session, timers } = stage()
    await session.kill()
    expect(timers.size).toBe(0)
  })
})

describe('the silence that is too long', () => {
  it('comes after the one that the host reports itself, and within half a minute', () => {
    const settings = { kind: 'ngrok', domain: '', server: null } as const
    const deps = { settings, authtoken: 'a-token', startTimer: () => () => {} }
    const spawnHost = () => {
      throw new Error('nothing is opened here')
    }
    const { silenceLimitMs } = createNgrokTunnel({ ...deps, spawnHost })
    expect([Number(silenceLimitMs) > 25_000, Number(silenceLimitMs) < 30_000]).toEqual([true, true])
  })
})

describe('close() of one attempt', () => {
  it('asks the host to leave before it kills it', () => {
    const { heard, kills, session } = stage()
    void session.close()
    expect([heard, kills()]).toEqual([['open', 'close'], 0])
  })

  it('kills a host that does not leave', async () => {
    const { kills, session, timeout } = stage()
    const closed = session.close()
    timeout()
    await closed
    expect(kills()).toBe(1)
  })

  it('resolves even when a killed host is never reaped', async () => {
    const { session, timeout } = stage({ diesWhenKilled: false })
    const closed = session.close()
    timeout()
    timeout()
    await expect(closed).resolves.toBeUndefined()
  })

  it('resolves again when it was closed before', async () => {
    const { exit, session } = stage()
    const first = session.close()
    exit()
    await first
    await expect(session.close()).resolves.toBeUndefined()
  })

  it('takes back an end that was not yet told', async () => {
    const { exit, facts, session, speak } = stage()
    speak({ kind: 'ended', trouble: { kind: 'dropped', ngrokCode: null } })
    const closed = session.close()
    exit()
    await closed
    expect(facts).toEqual([])
  })

  it('asks only once', async () => {
    const { heard, session } = stage()
    void session.close()
    void session.close()
    expect(heard).toEqual(['open', 'close'])
  })
})
