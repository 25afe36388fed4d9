import { describe, expect, it } from 'vitest'
import type { Notice } from '../../../electron/contract/notices/notice.ts'
import type { ShowNotice } from '../../../electron/services/telling/notice-desk.ts'
import type { DesktopLook } from '../../../electron/services/telling/notice-desktop.ts'
import { createNoticeTester } from '../../../electron/services/telling/notice-tester.ts'
import { createFakeClock } from '../../fakes/clock.ts'

interface Setup {
  readonly result?: Awaited<ReturnType<ShowNotice>>
  readonly look?: () => Promise<DesktopLook>
}

const gnome: DesktopLook = { kind: 'gnome', isHiding: null }
const acted = { kind: 'acted', action: 'acknowledge' } as const
const closed = { kind: 'ended', how: 'closed' } as const
const dismissed = { kind: 'ended', how: 'dismissed' } as const

function setup({ result = 'shown', look = async () => gnome }: Setup = {}) {
  const clock = createFakeClock()
  const shown: Notice[] = []
  let ids = 0
  const tester = createNoticeTester({
    show: async notice => {
      shown.push(notice)
      return result
    },
    ...{ where: 'desktop', look, clock, newId: () => `${++ids}` },
  })
  /** What happens to the last one meanwhile. */
  const happen = (event: Parameters<typeof tester.happened>[1]) => {
    const last = shown.at(-1)
    if (last !== undefined) tester.happened(last, event)
  }
  return { clock, tester, shown, happen }
}

describe('a test notification', () => {
  it('was taken when nothing more is known', async () => {
    const { clock, tester } = setup()
    const tested = tester.test()
    await clock.advance(1_000)
    expect((await tested).outcome).toBe('taken')
  })

  it.each([
    ['a press on its button', acted],
    ['a person who puts it away', dismissed],
  ])('was seen: %s', async (_, event) => {
    const { clock, tester, happen } = setup()
    const tested = tester.test()
    await clock.advance(100)
    happen(event)
    expect((await tested).outcome).toBe('seen')
  })

  it('was dropped when it is closed at once', async () => {
    const { clock, tester, happen } = setup()
    const tested = tester.test()
    await clock.advance(100)
    happen(closed)
    expect((await tested).outcome).toBe('dropped')
  })

  it('is hidden where the desktop says that it hides notices', async () => {
    const { clock, tester } = setup({ look: async () => ({ kind: 'kde', isHiding: true }) })
    const tested = tester.test()
    await clock.advance(1_000)
    expect((await tested).outcome).toBe('hidden')
  })

  it.each([
    ['failed', 'refused'],
    ['no-server', 'no-server'],
  ] as const)('is told at once when the desktop says %s', async (result, outcome) => {
    expect((await setup({ result }).tester.test()).outcome).toBe(outcome)
  })

  it('does not depend on a desktop that can be looked at', async () => {
    const { clock, tester } = setup({ look: () => Promise.reject(new Error('no bus')) })
    const tested = tester.test()
    await clock.advance(1_000)
    expect(await tested).toMatchObject({ outcome: 'taken', steps: [] })
  })
})

describe('whether a test notification was seen', () => {
  async function tested() {
    const made = setup()
    const first = made.tester.test()
    await made.clock.advance(1_000)
    await first
    return made
  }

  it('is known when a person answers it later', async () => {
    const { tester, happen } = await tested()
    const seen = tester.seen()
    happen(acted)
    expect((await seen)?.outcome).toBe('seen')
  })

  it('stays unknown after a minute', async () => {
    const { clock, tester } = await tested()
    const seen = tester.seen()
    await clock.advance(60_000)
    expect(await seen).toBeNull()
  })

  it('is not known by a desktop that clears it away later', async () => {
    const { clock, tester, happen } = await tested()
    const seen = tester.seen()
    happen(closed)
    await clock.advance(60_000)
    expect(await seen).toBeNull()
  })

  it('is not known by an answer to another notice', async () => {
    const { clock, tester, shown } = await tested()
    const seen = tester.seen()
    for (const notice of shown) tester.happened({ ...notice, id: 'shop/ussd/1#3' }, acted)
    await clock.advance(60_000)
    expect(await seen).toBeNull()
  })
})
