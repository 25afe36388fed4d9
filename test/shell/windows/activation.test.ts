import { describe, expect, it } from 'vitest'
import { noticeMark } from '../../../electron/shell/notices/notice-mark.ts'
import { noticeOfMark, readActivation } from '../../../electron/shell/windows/activation.ts'

const notice = { id: 'shop/ussd/1#3' }
const mark = noticeMark(notice)

describe('what Windows hands over when somebody uses a notice', () => {
  it.each([
    ['a click opens it', { type: 'click', arguments: `type=click&tag=${mark}` }, { mark, action: 'open' }],
    [
      'the first button acknowledges',
      { type: 'action', actionIndex: 0, arguments: `tag=${mark}&action=0` },
      { mark, action: 'acknowledge' },
    ],
    ['the second button snoozes', { type: 'action', actionIndex: 1, arguments: mark }, { mark, action: 'snooze' }],
    ['a button that it does not have is none', { type: 'action', actionIndex: 7, arguments: mark }, null],
    ['a button without a number is none', { type: 'action', arguments: mark }, null],
    ['an answer in words is none', { type: 'reply', arguments: mark }, null],
    ['without a mark it is none of ours', { type: 'click', arguments: 'type=click' }, null],
    ['something longer than a mark is none', { type: 'click', arguments: `${mark}${mark}` }, null],
  ])('%s', (_, activated, expected) => {
    expect(readActivation(activated)).toEqual(expected)
  })
})

describe('the notice that a mark stands for', () => {
  it('is the newest in its place, as the end of a storm is', () => {
    const end = { id: 'shop/ussd/1#3!over', incident: notice.id }
    expect(noticeOfMark(mark, [{ id: 'other' }, end, { ...notice, incident: notice.id }])).toBe(end)
  })

  it('is none once it is not known any more', () => {
    expect(noticeOfMark(mark, [{ id: 'other' }])).toBeNull()
  })
})
