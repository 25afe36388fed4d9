import { expect, test } from 'vitest'
import { noticeGroup, noticeMark } from '../../../electron/shell/notices/notice-mark.ts'

test('is the same for all that stands in one place, and fits what Windows allows', () => {
  const first = noticeMark({ id: 'shop/ussd/a#1' })
  const grown = noticeMark({ id: 'shop/ussd/b#9', incident: 'shop/ussd/a#1' })
  expect([first === grown, first.length <= 64]).toEqual([true, true])
})

test('stacks what one source has to say, and nothing of another', () => {
  const groups = ['shop/ussd/a#1', 'shop/ussd/b#9', 'shop#quarantine#5', 'kiosk/ussd/a#1'].map(id =>
    noticeGroup({ id }),
  )
  expect(groups.map(group => groups.indexOf(group))).toEqual([0, 0, 0, 3])
})

test('names no source', () => {
  expect(noticeGroup({ id: 'shop/ussd/a#1' })).not.toContain('shop')
})
