import { describe, expect, it } from 'vitest'
import { noticeActions } from '../../../electron/contract/notice.ts'
import { createNoticeActs } from '../../../electron/services/telling/notice-acts.ts'

function setup() {
  const did: string[] = []
  const act = createNoticeActs({
    desk: { clicked: id => did.push(`clicked ${id}`) },
    onSeen: () => did.push('seen'),
    snooze: () => did.push('snoozed'),
  })
  return { act, did }
}

describe('what a person does about a notice', () => {
  it.each(noticeActions)('is journaled: %s', action => {
    const { act, did } = setup()
    act({ id: 'a' }, { kind: 'acted', action })
    expect(did).toContain('clicked a')
  })

  it('is journaled once, whatever is pressed after', () => {
    const { act, did } = setup()
    for (const action of noticeActions) act({ id: 'a' }, { kind: 'acted', action })
    expect(did.filter(one => one === 'clicked a')).toHaveLength(1)
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
