import { describe, expect, it } from 'vitest'
import type { Notice } from '../../../electron/contract/notices/notice.ts'
import type { ShowNotice } from '../../../electron/services/telling/notice-desk.ts'
import { type AskNoticeServer, createNoticeReach } from '../../../electron/services/telling/notice-reach.ts'

const notice: Notice = {
  ...{ id: 'a', topic: 'status', urgency: 'normal', transactionId: null, status: null, title: 't', body: 'b' },
  dueAt: '2026-07-01T12:00:00.000Z',
}

interface Setup {
  readonly show?: ShowNotice
  readonly said?: AskNoticeServer
  readonly where?: 'desktop' | 'terminal'
}

function setup({ show = async () => 'shown', said = async () => 'unknown', where = 'desktop' }: Setup = {}) {
  const changes: string[] = []
  const reach = createNoticeReach({ show, where, askServer: said, onChange: kind => changes.push(kind) })
  return { reach, changes }
}

describe('whether notices reach a person', () => {
  it('is not known before one was shown', () => {
    expect(setup().reach.kind()).toBe('unknown')
  })

  it.each([
    ['shown', 'taken'],
    ['failed', 'refused'],
    ['no-server', 'no-server'],
  ] as const)('is known by the last one: %s', async (result, kind) => {
    const { reach } = setup({ show: async () => result })
    expect([await reach.show(notice), reach.kind()]).toEqual([result, kind])
  })

  it('is doubtful when showing one fails as a whole', async () => {
    const { reach } = setup({ show: () => Promise.reject(new Error('no desktop')) })
    expect([await reach.show(notice), reach.kind()]).toEqual(['failed', 'refused'])
  })

  it.each([
    ['present', 'taken'],
    ['absent', 'no-server'],
    ['unknown', 'unknown'],
  ] as const)('is asked of the desktop, which says: %s', async (said, kind) => {
    const { reach } = setup({ said: async () => said })
    await reach.look()
    expect(reach.kind()).toBe(kind)
  })

  it('is unknown when the desktop cannot be asked', async () => {
    const { reach } = setup({ said: () => Promise.reject(new Error('no bus')) })
    await reach.look()
    expect(reach.kind()).toBe('unknown')
  })

  it('stays doubtful after a refusal, whatever the desktop says', async () => {
    const { reach } = setup({ show: async () => 'failed', said: async () => 'present' })
    await reach.show(notice)
    await reach.look()
    expect(reach.kind()).toBe('refused')
  })

  it('is good again when the service is back', async () => {
    let said: 'absent' | 'present' = 'absent'
    const { reach, changes } = setup({ said: async () => said })
    await reach.look()
    said = 'present'
    await reach.look()
    expect(changes).toEqual(['no-server', 'taken'])
  })

  it('is told once, however many are shown', async () => {
    const { reach, changes } = setup()
    await reach.show(notice)
    await reach.show(notice)
    expect(changes).toEqual(['taken'])
  })

  it('is no question in a terminal', async () => {
    const { reach } = setup({ where: 'terminal', said: async () => 'absent' })
    await reach.look()
    expect(reach.kind()).toBe('terminal')
  })

  it('is certain once a person has answered one, and stays so while others are taken', async () => {
    const { reach, changes } = setup()
    await reach.show(notice)
    reach.seen()
    await reach.show(notice)
    expect([reach.kind(), changes]).toEqual(['seen', ['taken', 'seen']])
  })

  it('is doubtful again when the desktop refuses one after a person has answered one', async () => {
    const { reach } = setup({ show: async () => 'failed' })
    reach.seen()
    await reach.show(notice)
    expect(reach.kind()).toBe('refused')
  })
})
