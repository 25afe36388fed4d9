import { describe, expect, it } from 'vitest'
import { noticeActions } from '../../../electron/contract/notices/notice.ts'
import { createNoticeActs } from '../../../electron/services/telling/notice-acts.ts'

function setup() {
  const did: string[] = []
  const act = createNoticeActs({
    failures: {
      acknowledge: ids => did.push(...ids.map(id => `acknowledged ${id}`)),
      see: id => did.push(`seen ${id}`),
    },
    onSeen: () => did.push('seen'),
    snooze: () => did.push('snoozed'),
  })
  return { act, did }
}

describe('what a person does about a notice', () => {
  it.each(noticeActions)('acknowledges it only by the button for that: %s', action => {
    const { act, did } = setup()
    act({ id: 'a' }, { kind: 'acted', action })
    expect(did).toContain(action === 'acknowledge' ? 'acknowledged a' : 'seen a')
  })

  it('snoozes when they ask for it', () => {
    const { act, did } = setup()
    act({ id: 'a' }, { kind: 'acted', action: 'snooze' })
    expect(did).toContain('snoozed')
  })

  it('is nothing when the notice only tried whether notices are shown', () => {
    const { act, did } = setup()
    act({ id: 'test/1' }, { kind: 'acted', action: 'acknowledge' })
    expect(did).toEqual(['seen'])
  })

  it('proves that notices are seen when they put one away', () => {
    const { act, did } = setup()
    act({ id: 'a' }, { kind: 'ended', how: 'dismissed' })
    expect(did).toEqual(['seen'])
  })

  it.each(['expired', 'closed'] as const)('is nothing when it only %s', how => {
    const { act, did } = setup()
    act({ id: 'a' }, { kind: 'ended', how })
    expect(did).toEqual([])
  })
})
