import { describe, expect, it } from 'vitest'
import type { EngineLink } from '../../../../electron/contract/settings/engine.ts'
import { engineProblem } from '../../../../electron/core/attached/engine-problem.ts'
import { createAwayTeller } from '../../../../electron/services/supervision/notices/away-teller.ts'
import { createFakeClock } from '../../../fakes/clock.ts'

const here: EngineLink = { kind: 'here', version: '1' }
const away: EngineLink = { kind: 'away', heardAt: null, problem: engineProblem('unreachable'), retryAt: null }
const minute = 60_000

function setup() {
  const clock = createFakeClock()
  const said: string[] = []
  let isQuiet = false
  const teller = createAwayTeller({
    clock,
    async show({ title }) {
      said.push(title)
      return 'shown'
    },
    close: place => void said.push(`closed ${place}`),
    isSnoozed: () => isQuiet,
  })
  const setQuiet = (quiet: boolean) => {
    isQuiet = quiet
  }
  return { clock, said, teller, setQuiet }
}

describe('that nothing is heard of the engine elsewhere', () => {
  it('is told once, after five minutes of attempts', async () => {
    const { clock, said, teller } = setup()
    for (let attempt = 0; attempt < 20; attempt += 1) {
      teller.note(away)
      await clock.advance(minute)
    }
    expect(said).toEqual(['The engine has been away for 5 minutes'])
  })

  it('is not told of a restart', async () => {
    const { clock, said, teller } = setup()
    teller.note(away)
    await clock.advance(4 * minute)
    teller.note(here)
    await clock.advance(10 * minute)
    expect(said).toEqual([])
  })

  it('is taken back when it is here again, and told the next time', async () => {
    const { clock, said, teller } = setup()
    teller.note(away)
    await clock.advance(5 * minute)
    teller.note(here)
    teller.note(away)
    await clock.advance(5 * minute)
    expect(said.map(text => text.split(' ')[0])).toEqual(['The', 'closed', 'The'])
  })

  it('waits for the end of a snooze', async () => {
    const { clock, said, teller, setQuiet } = setup()
    setQuiet(true)
    teller.note(away)
    await clock.advance(30 * minute)
    const during = [...said]
    setQuiet(false)
    await clock.advance(minute)
    expect([during, said.length]).toEqual([[], 1])
  })

  it('is not told any more once the app ends', async () => {
    const { clock, teller } = setup()
    teller.note(away)
    teller.stop()
    expect(clock.waits()).toEqual([])
  })
})
