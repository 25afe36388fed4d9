import { describe, expect, it } from 'vitest'
import type { Notice } from '../../electron/contract/notice.ts'
import { createNoticeDesk, type ShowNotice } from '../../electron/services/notice-desk.ts'
import type { ActEntry } from '../../electron/services/store/entry.ts'
import type { Appended } from '../../electron/services/store/store.ts'
import { settle } from '../fakes/clock.ts'

const notice = (id: string): Notice => ({
  id,
  transactionId: `shop/ussd/${id}`,
  status: 'failed',
  title: 'Send Money failed',
  body: 'Shop',
  dueAt: '2026-07-01T12:00:00.000Z',
})

interface Setup {
  readonly show?: ShowNotice
  readonly append?: (entry: ActEntry) => Promise<Appended>
}

function setup({ show, append }: Setup = {}) {
  const steps: string[] = []
  const logged: string[] = []
  const desk = createNoticeDesk({
    show: async shown => {
      steps.push(`show ${shown.id}`)
      return show === undefined ? 'shown' : show(shown)
    },
    where: 'desktop',
    append: async entry => {
      steps.push(`${entry.act.kind} ${'noticeId' in entry.act ? entry.act.noticeId : ''}`)
      return append === undefined ? { ok: true, seq: 1 } : append(entry)
    },
    now: () => 1,
    log: (level, event) => logged.push(`${level} ${event}`),
  })
  return { desk, steps, logged }
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
})
