import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDesktopAnswers } from '../../../electron/services/answering/desktop-answers.ts'
import type { HostDesktop } from '../../../electron/services/answering/host-desktop.ts'
import { createHousehold, type Household } from '../household.ts'

let house: Household
beforeEach(async () => {
  house = await createHousehold()
})
afterEach(() => house.stop())

const notAsked = () => Promise.reject(new Error('not asked'))

function setup(parts: Partial<HostDesktop> = {}) {
  let shortcut: string | null = null
  let isOn = false
  const desktop: HostDesktop = {
    launchAtLogin: () => isOn,
    setLaunchAtLogin: wanted => {
      isOn = wanted
      return true
    },
    shortcut: () => shortcut,
    setShortcut: wanted => {
      shortcut = wanted
      return true
    },
    ...parts,
  }
  const { settings } = house
  return createDesktopAnswers({ settings, tester: { test: notAsked, seen: notAsked }, desktop })
}

describe('what is set up on the desktop', () => {
  it('is asked of the desktop itself', async () => {
    const answers = setup()
    const changed = await answers['desktop.set']({ launchAtLogin: true, shortcut: 'Super+J', closeQuits: true })
    expect(changed).toEqual({
      ok: true,
      value: { launchAtLogin: true, shortcut: 'Super+J', isShortcutTaken: false, closeQuits: true },
    })
  })

  it('is kept over starts: shortcut and what closing does', async () => {
    await setup()['desktop.set']({ shortcut: 'Super+J', closeQuits: true })
    expect(house.settings.get().desktop).toMatchObject({ shortcut: 'Super+J', closeQuits: true })
  })

  it('leaves what is not named', async () => {
    const answers = setup()
    await answers['desktop.set']({ shortcut: 'Super+J' })
    await answers['desktop.set']({ closeQuits: true })
    expect(house.settings.get().desktop.shortcut).toBe('Super+J')
  })

  it('is refused, and not kept, when another program has the shortcut', async () => {
    const answers = setup({ setShortcut: () => false })
    expect(await answers['desktop.set']({ shortcut: 'Super+J' })).toMatchObject({
      ok: false,
      failure: { sentence: expect.stringMatching(/^Another program has this shortcut/) },
    })
    expect(house.settings.get().desktop.shortcut).toBeNull()
  })

  it('is refused when the start at login cannot be changed', async () => {
    const answers = setup({ setLaunchAtLogin: () => false })
    expect(await answers['desktop.set']({ launchAtLogin: true })).toMatchObject({ ok: false })
  })

  it('says that a shortcut which is wanted does nothing now', async () => {
    house.settings.update(before => ({ ...before, desktop: { ...before.desktop, shortcut: 'Super+J' } }))
    expect(await setup()['desktop.state'](undefined)).toMatchObject({ value: { isShortcutTaken: true } })
  })

  it('is unavailable in a terminal', async () => {
    const { settings } = house
    const answers = createDesktopAnswers({ settings, tester: { test: notAsked, seen: notAsked } })
    expect(await answers['desktop.state'](undefined)).toMatchObject({ ok: false, failure: { code: 'unavailable' } })
  })
})
