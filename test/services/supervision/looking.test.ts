import { describe, expect, it } from 'vitest'
import { settle } from '../../fakes/clock.ts'
import { live, online, settingsOf, supervise } from './supervised.ts'

describe('whether the supervisor waits for an answer from outside', () => {
  it('is so while the tunnel opens', async () => {
    const { start, supervisor } = supervise()
    await start()
    expect(supervisor.isLooking()).toBe(true)
  })

  it('is so while Hover is asked', async () => {
    const { start, tell, supervisor } = supervise()
    await start()
    await tell(online())
    expect(supervisor.isLooking()).toBe(true)
  })

  it('ends when everything was answered', async () => {
    const { goLive, supervisor } = supervise()
    await goLive()
    await settle()
    expect(supervisor.isLooking()).toBe(false)
  })

  it('begins again with a kick, also when nothing is down', async () => {
    const { goLive, supervisor, registration } = supervise()
    await goLive()
    await settle()
    supervisor.kick()
    const during = supervisor.isLooking()
    await registration.latest().end(live)
    await settle()
    expect([during, supervisor.isLooking()]).toEqual([true, false])
  })

  it('is never so when nothing outside is needed', async () => {
    const { start, tell, supervisor } = supervise()
    await start(settingsOf({ tunnel: { kind: 'loopback' }, sources: [] }))
    await tell(online('http://127.0.0.1:47470'))
    expect(supervisor.isLooking()).toBe(false)
  })
})
