import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { practiceIds } from '../../../electron/services/practice/practice-ids.ts'
import { createPracticeMode, real } from '../../../electron/services/practice/practice-mode.ts'
import { secretNames } from '../../../electron/services/secrets/secret-names.ts'
import { startHook } from '../../fakes/hook.ts'
import { createHousehold, type Household } from '../household.ts'

let house: Household
beforeEach(async () => {
  house = await createHousehold()
})
afterEach(() => house.stop())

function setup() {
  const renewed: string[] = []
  const forgotten: string[] = []
  const looked: string[] = []
  const { settings, vault, organizations, clock } = house
  const practice = createPracticeMode({
    ...{ settings, vault, organizations, clock },
    renewSource: id => renewed.push(id),
    forget: async id => forgotten.push(id),
    look: id => looked.push(id),
    pretendBlind: () => {},
    store: { detail: async () => null },
    log: () => {},
  })
  house.onEnd(practice.end)
  return { practice, renewed, forgotten, looked }
}

const practiceSources = () => house.settings.get().sources.filter(({ practice }) => practice)

describe('practice mode', () => {
  it('adds one source of each product, marked as practice, and remembers that it is on', async () => {
    const { practice } = setup()
    await practice.begin()
    expect([house.settings.get().practice, practiceSources().map(({ id, kind }) => [id, kind])]).toEqual([
      true,
      [
        [practiceIds.app, 'ussd-app'],
        [practiceIds.org, 'hover-org'],
      ],
    ])
  })

  it('signs the organization in and has it tried again', async () => {
    const { practice, renewed } = setup()
    await practice.begin()
    expect([house.vault.get(secretNames.tokens(practiceIds.org)) !== undefined, renewed]).toEqual([
      true,
      [practiceIds.org],
    ])
  })

  it('writes none of its secrets to the disk', async () => {
    const { practice } = setup()
    await practice.begin()
    practice.connected('http://127.0.0.1:1', false)
    const again = await house.openAgain()
    const names = [secretNames.tokens, secretNames.clientSecret].map(name => name(practiceIds.org))
    expect([...names, secretNames.ussdSecret(practiceIds.app)].filter(name => again.get(name) !== undefined)).toEqual(
      [],
    )
  })

  it('begins once, however often it is asked to', async () => {
    const { practice, renewed } = setup()
    await Promise.all([practice.begin(), practice.begin()])
    await practice.begin()
    expect([practiceSources().length, renewed.length]).toEqual([2, 1])
  })

  it('keeps the sources of the person', async () => {
    await house.sources.add({ kind: 'ussd-app', name: 'Shop', secret: 's' })
    const { practice } = setup()
    await practice.begin()
    expect(
      house.settings
        .get()
        .sources.filter(real)
        .map(({ name }) => name),
    ).toEqual(['Shop'])
  })

  it('plays once the receiver listens and the organization is registered, and only then', async () => {
    const { practice, looked } = setup()
    const hook = await startHook()
    house.onEnd(hook.stop)
    await practice.begin()
    practice.connected(null, true)
    practice.connected(hook.origin, false)
    await house.clock.advance(60_000)
    const before = hook.received.length
    practice.connected(hook.origin, true)
    await expect
      .poll(async () => {
        await house.clock.advance(60_000)
        return hook.received.length
      })
      .toBeGreaterThan(0)
    const [app] = practiceSources()
    expect([before, hook.received[0]?.path, looked]).toEqual([0, app?.hookPath, [practiceIds.org]])
  })

  it('does nothing where it was not begun', () => {
    const { practice, renewed } = setup()
    practice.connected('http://127.0.0.1:1', true)
    practice.play()
    expect(renewed).toEqual([])
  })

  it('takes away what it made when the person leaves it', async () => {
    await house.sources.add({ kind: 'ussd-app', name: 'Shop', secret: 's' })
    const { practice } = setup()
    await practice.begin()
    await practice.leave()
    expect([house.settings.get().practice, house.settings.get().sources.map(({ name }) => name)]).toEqual([
      false,
      ['Shop'],
    ])
  })

  it('goes on with the next start when only the app ends', async () => {
    const { practice } = setup()
    await practice.begin()
    await practice.end()
    expect(house.settings.get().practice).toBe(true)
  })

  it('can begin again after it was left', async () => {
    const { practice } = setup()
    await practice.begin()
    await practice.leave()
    await practice.begin()
    expect(practiceSources()).toHaveLength(2)
  })
})
