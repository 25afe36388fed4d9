import { describe, expect, it } from 'vitest'
import type { Notice } from '../../../electron/contract/notices/notice.ts'
import type { ActEntry } from '../../../electron/services/store/journal/entries/entry.ts'
import type { Appended } from '../../../electron/services/store/store.ts'
import { createNoticeDesk, type ShowNotice } from '../../../electron/services/telling/notice-desk.ts'
import { createFakeClock, settle } from '../../fakes/clock.ts'

const notice = (id: string): Notice => ({
  id,
  topic: 'status',
  urgency: 'critical',
  transactionId: `shop/ussd/${id}`,
  status: 'failed',
  title: 'Send Money failed',
  body: 'Shop',
  dueAt: '2026-07-01T12:00:00.000Z',
})

interface Setup {
  readonly show?: ShowNotice
  readonly append?: (entry: ActEntry) => Promise<Appended>
  readonly isSnoozed?: () => boolean
}

function setup({ show, append, isSnoozed = () => false }: Setup = {}) {
  const steps: string[] = []
  const logged: string[] = []
  const clock = createFakeClock()
  const desk = createNoticeDesk({
    show: async shown => {
      steps.push(`show ${shown.id}`)
      return show === undefined ? 'shown' : show(shown)
    },
    isSnoozed,
    close: place => void steps.push(`close ${place}`),
    where: 'desktop',
    append: async entry => {
      steps.push(`${entry.act.kind} ${'noticeId' in entry.act ? entry.act.noticeId : ''}`)
      return append === undefined ? { ok: true, seq: 1 } : append(entry)
    },
    clock,
    log: (level, event) => logged.push(`${level} ${event}`),
  })
  return { desk, steps, logged, clock }
}

describe('the notice desk', () => {
  it('shows the notices in their order, and journals each only after it was shown', async () => {
    const { desk, steps } = setup()
    desk.tell([notice('a'), notice('b')])
    await desk.idle()
    const of = (id: string) => steps.filter(step => step.endsWith(id))
    expect([of('a'), of('b'), steps.indexOf('show a') < steps.indexOf('show b')]).toEqual([
      ['show a', 'notice-shown a'],
      ['show b', 'notice-shown b'],
      true,
    ])
  })

  it('journals nothing while the desktop has not shown it', async () => {
    let shown = () => {}
    const { desk, steps } = setup({
      show: () =>
        new Promise(resolve => {
          shown = () => resolve('shown')
        }),
    })
    desk.tell([notice('a')])
    await settle()
    const before = [...steps]
    shown()
    await desk.idle()
    expect([before, steps]).toEqual([['show a'], ['show a', 'notice-shown a']])
  })

  it('is idle only when what was shown is journaled', async () => {
    let written = () => {}
    const { desk } = setup({
      append: () =>
        new Promise(resolve => {
          written = () => resolve({ ok: true, seq: 1 })
        }),
    })
    desk.tell([notice('a')])
    let isIdle = false
    const idle = desk.idle().then(() => {
      isIdle = true
    })
    await settle()
    const before = isIdle
    written()
    await idle
    expect([before, isIdle]).toEqual([false, true])
  })

  it('shows nothing that comes after it was closed, because nobody could journal it', async () => {
    const { desk, steps } = setup()
    desk.tell([notice('a')])
    await desk.close()
    desk.tell([notice('b')])
    await desk.close()
    expect(steps).toEqual(['show a', 'notice-shown a'])
  })

  it('shows a notice once, however often it is handed over', async () => {
    const { desk, steps } = setup()
    desk.tell([notice('a'), notice('a')])
    desk.tell([notice('a')])
    await desk.idle()
    desk.tell([notice('a')])
    await desk.idle()
    expect(steps).toEqual(['show a', 'notice-shown a'])
  })

  it.each<[string, ShowNotice]>([
    ['says so', async () => 'failed'],
    ['rejects', () => Promise.reject(new Error('no bus'))],
  ])('journals a failure when the desktop %s, and goes on', async (_, show) => {
    const { desk, steps } = setup({ show })
    desk.tell([notice('a'), notice('b')])
    await desk.idle()
    expect(steps).toEqual(expect.arrayContaining(['show a', 'notice-failed a', 'show b', 'notice-failed b']))
  })

  it.each<[string, (entry: ActEntry) => Promise<Appended>]>([
    ['cannot be written', async () => ({ ok: false, reason: 'disk' })],
    ['fails', () => Promise.reject(new Error('closed'))],
  ])('goes on when the journal %s, and logs it', async (_, append) => {
    const { desk, steps, logged } = setup({ append })
    desk.tell([notice('a'), notice('b')])
    await desk.idle()
    expect([steps.includes('show b'), logged.filter(line => line === 'error notice-not-journaled')]).toEqual([
      true,
      ['error notice-not-journaled', 'error notice-not-journaled'],
    ])
  })

  it('journals a click, and survives a journal that fails', async () => {
    const { desk, steps } = setup({ append: () => Promise.reject(new Error('closed')) })
    desk.clicked('a')
    await desk.idle()
    expect(steps).toEqual(['notice-clicked a'])
  })

  describe('of many within two seconds', () => {
    const many = (from: number, count: number) => Array.from({ length: count }, (_, n) => notice(`n${from + n}`))
    const shown = (steps: readonly string[]) => steps.filter(step => step.startsWith('show '))

    it('shows the first at once and the rest as one summary', async () => {
      const { desk, steps, clock } = setup()
      desk.tell(many(0, 212))
      await settle()
      const first = shown(steps)
      await clock.advance(2_000)
      expect([first, shown(steps)]).toEqual([['show n0'], ['show n0', 'show summary/n1']])
    })

    it('journals every one of them as shown', async () => {
      const { desk, steps, clock } = setup()
      desk.tell(many(0, 212))
      await clock.advance(2_000)
      await desk.idle()
      expect(new Set(steps.filter(step => step.startsWith('notice-shown'))).size).toBe(212)
    })

    it('journals every one of them as failed when the summary cannot be shown', async () => {
      const { desk, steps, clock } = setup({ show: async () => 'failed' })
      desk.tell(many(0, 8))
      await clock.advance(2_000)
      await desk.idle()
      expect(steps.filter(step => step.startsWith('notice-failed')).length).toBe(8)
    })

    it('shows a few one by one when the two seconds are over', async () => {
      const { desk, steps, clock } = setup()
      desk.tell(many(0, 3))
      await clock.advance(1_999)
      const before = shown(steps)
      await clock.advance(1)
      expect([before, shown(steps)]).toEqual([['show n0'], ['show n0', 'show n1', 'show n2']])
    })

    it('shows the next one at once again when it has been quiet', async () => {
      const { desk, steps, clock } = setup()
      desk.tell(many(0, 1))
      await clock.advance(2_000)
      desk.tell(many(1, 1))
      await settle()
      expect(shown(steps)).toEqual(['show n0', 'show n1'])
    })

    it('keeps topics apart', async () => {
      const { desk, steps } = setup()
      desk.tell([...many(0, 2), { ...notice('s'), topic: 'stuck' }])
      await settle()
      expect(shown(steps)).toEqual(['show n0', 'show s'])
    })

    it('leaves no timer behind', async () => {
      const { desk, clock } = setup()
      desk.tell([...many(0, 9), { ...notice('d'), topic: 'digest' }])
      await desk.idle()
      expect(clock.waits()).toEqual([])
    })

    it('journals no click on a summary, which is no notice of the store', async () => {
      const { desk, steps } = setup()
      desk.clicked('summary/n1')
      await settle()
      expect(steps).toEqual([])
    })
  })

  describe('of what came late', () => {
    const late = (id: string): Notice => ({ ...notice(id), topic: 'digest', ranAt: '2026-06-18T12:00:00.000Z' })

    it('shows one digest when nothing more came for three seconds', async () => {
      const { desk, steps, clock } = setup()
      desk.tell([late('a')])
      await clock.advance(2_000)
      desk.tell([late('b')])
      await clock.advance(2_999)
      const before = [...steps]
      await clock.advance(1)
      await desk.idle()
      expect([before, steps]).toEqual([[], ['show summary/a', 'notice-shown a', 'notice-shown b']])
    })

    it('waits no longer than twenty seconds for more', async () => {
      const { desk, steps, clock } = setup()
      for (let second = 0; second < 10; second += 1) {
        desk.tell([late(`n${second}`)])
        await clock.advance(2_000)
      }
      expect(steps.filter(step => step.startsWith('show'))).toEqual(['show summary/n0'])
    })

    it('shows what still waits when it has to end', async () => {
      const { desk, steps } = setup()
      desk.tell([late('a')])
      await desk.idle()
      expect(steps).toEqual(['show a', 'notice-shown a'])
    })
  })

  describe('of what was held back', () => {
    it('shows each group as one without a sound, and journals every one of it', async () => {
      const heard: (boolean | undefined)[] = []
      const { desk, steps } = setup({
        show: async ({ sound }) => {
          heard.push(sound)
          return 'shown'
        },
      })
      desk.release([[notice('a'), notice('b')], [notice('c')]])
      await desk.idle()
      expect([steps.filter(step => step.startsWith('show ')), heard]).toEqual([
        ['show summary/a', 'show c'],
        [false, false],
      ])
      expect(steps.filter(step => step.startsWith('notice-shown')).sort()).toEqual([
        ...['notice-shown a', 'notice-shown b', 'notice-shown c'],
      ])
    })

    it('shows it once, however often it is found before that is journaled', async () => {
      const { desk, steps } = setup()
      desk.release([[notice('a')]])
      desk.release([[notice('a')]])
      await desk.idle()
      expect(steps.filter(step => step === 'show a')).toEqual(['show a'])
    })
  })

  describe('while nothing here shows notices', () => {
    /** A desktop whose notification service comes and goes. */
    function desktop() {
      let isThere = false
      const show: ShowNotice = async () => (isThere ? 'shown' : 'no-server')
      return { show, comeBack: () => (isThere = true), goAway: () => (isThere = false) }
    }
    const of = (steps: readonly string[], what: string) => steps.filter(step => step.startsWith(what))
    const many = (count: number, topic: Notice['topic'] = 'status') =>
      Array.from({ length: count }, (_, n) => ({ ...notice(`${topic}${n}`), topic }))

    it('leaves a notice due, and says how many wait', async () => {
      const { desk, steps } = setup({ show: desktop().show })
      desk.tell([notice('a')])
      await settle()
      expect([steps, desk.waiting()]).toEqual([['show a'], 1])
    })

    it('shows it within thirty seconds of the return, and journals it then', async () => {
      const { show, comeBack } = desktop()
      const { desk, steps, clock } = setup({ show })
      desk.tell([notice('a')])
      await clock.advance(30_000)
      comeBack()
      await clock.advance(30_000)
      expect([of(steps, 'notice-shown'), desk.waiting()]).toEqual([['notice-shown a'], 0])
    })

    it('shows it once, however long it is there afterwards', async () => {
      const { show, comeBack } = desktop()
      const { desk, steps, clock } = setup({ show })
      desk.tell([notice('a')])
      await settle()
      comeBack()
      await clock.advance(300_000)
      desk.tell([notice('a')])
      desk.retry()
      await desk.idle()
      expect([of(steps, 'show').length, of(steps, 'notice-shown').length]).toEqual([2, 1])
    })

    it('shows it at once when it is known to be back', async () => {
      const { show, comeBack } = desktop()
      const { desk, steps } = setup({ show })
      desk.tell([notice('a')])
      await settle()
      comeBack()
      desk.retry()
      await settle()
      expect(of(steps, 'notice-shown')).toEqual(['notice-shown a'])
    })

    it('asks the desktop once every thirty seconds, however many wait', async () => {
      const { desk, steps, clock } = setup({ show: desktop().show })
      desk.tell(many(100))
      await clock.advance(90_000)
      expect([of(steps, 'show').length, desk.waiting()]).toEqual([4, 100])
    })

    it('shows many as one summary, and journals each of them', async () => {
      const { show, comeBack } = desktop()
      const { desk, steps, clock } = setup({ show })
      desk.tell(many(100))
      await clock.advance(10_000)
      comeBack()
      await clock.advance(30_000)
      expect([of(steps, 'show').slice(1), new Set(of(steps, 'notice-shown')).size]).toEqual([
        ['show summary/status0'],
        100,
      ])
    })

    it('keeps topics apart', async () => {
      const { show, comeBack } = desktop()
      const { desk, steps, clock } = setup({ show })
      desk.tell([...many(10), ...many(10, 'stuck'), ...many(2, 'digest'), ...many(1, 'refusals')])
      await clock.advance(25_000)
      const before = steps.length
      comeBack()
      await clock.advance(30_000)
      expect(of(steps.slice(before), 'show').sort()).toEqual([
        'show refusals0',
        'show summary/digest0',
        'show summary/status0',
        'show summary/stuck0',
      ])
    })

    it('loses none when it goes away again in between', async () => {
      const { show, comeBack, goAway } = desktop()
      const { desk, steps, clock } = setup({ show })
      desk.tell(many(3))
      await clock.advance(10_000)
      comeBack()
      await clock.advance(20_000)
      goAway()
      desk.tell([notice('late')])
      await clock.advance(60_000)
      comeBack()
      await clock.advance(30_000)
      expect([...of(steps, 'notice-shown')].sort()).toEqual([
        'notice-shown late',
        'notice-shown status0',
        'notice-shown status1',
        'notice-shown status2',
      ])
    })

    it('journals no failure, so that they are due after a restart', async () => {
      const { desk, steps } = setup({ show: desktop().show })
      desk.tell(many(8))
      await desk.idle()
      expect(of(steps, 'notice-')).toEqual([])
    })

    it('leaves no timer behind at the end', async () => {
      const { desk, clock } = setup({ show: desktop().show })
      desk.tell([notice('a')])
      await desk.idle()
      expect(clock.waits()).toEqual([])
    })

    it('tells nobody of a source that was forgotten meanwhile', async () => {
      const { show, comeBack } = desktop()
      const { desk, steps, clock } = setup({ show })
      desk.tell([
        notice('shop/ussd/1#1'),
        notice('other/ussd/1#1'),
        { ...notice('shop#refusals#1'), topic: 'refusals' },
      ])
      await clock.advance(10_000)
      desk.forget(['shop'])
      comeBack()
      await clock.advance(30_000)
      expect(of(steps, 'notice-shown')).toEqual(['notice-shown other/ussd/1#1'])
    })
  })
})

describe('a notice that somebody acknowledged', () => {
  it('goes from the screen, wherever they did', async () => {
    const { desk, steps } = setup()
    desk.tell([notice('a')])
    await desk.idle()
    desk.acknowledged(['a'])
    expect(steps.at(-1)).toBe('close a')
  })

  it('takes the notice of its storm from the screen', async () => {
    const { desk, steps } = setup()
    desk.tell([{ ...notice('a'), incident: 'a' }])
    desk.grow([{ ...notice('a'), incident: 'a', failures: 7 }])
    await desk.idle()
    desk.acknowledged(['a'])
    expect(steps.at(-1)).toBe('close a')
  })

  it('is not shown any more when it still waited for company', async () => {
    const { desk, steps } = setup()
    desk.tell([notice('a'), notice('b')])
    desk.acknowledged(['b'])
    await desk.idle()
    expect(steps.filter(step => step.endsWith(' b'))).toEqual([])
  })

  it('is not shown again by the ladder', async () => {
    const { desk, steps } = setup()
    desk.acknowledged(['a'])
    desk.showAgain(notice('a'))
    await desk.idle()
    expect(steps).toEqual([])
  })
})

describe('a summary', () => {
  const digests = ['a', 'b', 'c'].map(id => ({ ...notice(id), topic: 'digest' as const, urgency: 'quiet' as const }))

  it('that is acknowledged acknowledges all that it sums up', async () => {
    const { desk, steps } = setup()
    desk.tell(digests)
    await desk.idle()
    desk.acknowledge('summary/a')
    await desk.idle()
    expect(steps.filter(step => step.startsWith('notice-acknowledged'))).toEqual([
      ...['notice-acknowledged a', 'notice-acknowledged b', 'notice-acknowledged c'],
    ])
  })

  it('goes from the screen once all that it sums up is acknowledged', async () => {
    const { desk, steps } = setup()
    desk.tell(digests)
    await desk.idle()
    desk.acknowledged(['a', 'b'])
    const before = steps.filter(step => step.startsWith('close'))
    desk.acknowledged(['c'])
    expect([before, steps.at(-1)]).toEqual([[], 'close summary/a'])
  })
})

describe('while everything is snoozed', () => {
  it('nothing is shown of what waited for company before, and all of it afterwards', async () => {
    let isSnoozed = false
    const { desk, steps, clock } = setup({ isSnoozed: () => isSnoozed })
    desk.tell([notice('a'), notice('b'), notice('c')])
    await settle()
    isSnoozed = true
    await clock.advance(60_000)
    const during = steps.filter(step => step.startsWith('show'))
    isSnoozed = false
    desk.resume()
    await desk.idle()
    expect([during, steps.filter(step => step.startsWith('show'))]).toEqual([
      ['show a'],
      ['show a', 'show b', 'show c'],
    ])
  })

  it('nothing is journaled as shown', async () => {
    const { desk, steps } = setup({ isSnoozed: () => true })
    desk.tell([notice('a')])
    await desk.idle()
    expect(steps).toEqual([])
  })
})
