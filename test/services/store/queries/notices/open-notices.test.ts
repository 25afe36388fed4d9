import { expect, onTestFinished, test } from 'vitest'
import type { Database } from '../../../../../electron/services/store/database.ts'
import { createNoticesQuery } from '../../../../../electron/services/store/queries/notices/notices.ts'
import { createOpenNoticesQuery } from '../../../../../electron/services/store/queries/notices/open-notices.ts'
import { openProjection } from '../../projection-kit.ts'
import { ussdDelivery } from '../../store-kit.ts'

function withFailures(count: number) {
  const projection = openProjection()
  onTestFinished(projection.close)
  projection.append(...Array.from({ length: count }, (_, n) => ussdDelivery({ uuid: `u-${n}`, action: `Action ${n}` })))
  projection.project()
  return projection.state
}

function setStates(state: Database, name: string, which = ''): void {
  state.exec(`UPDATE notices SET fate = json_set(fate, '$.state', '${name}') ${which}`)
}

test('an open notice is found behind any number of newer ones that were suppressed', () => {
  const state = withFailures(510)
  setStates(state, 'shown')
  setStates(state, 'suppressed', `WHERE id NOT LIKE '%/u-0#%'`)
  expect(createNoticesQuery(state)().some(notice => notice.state === 'shown')).toBe(false)
  expect(createOpenNoticesQuery(state)(0).map(({ id }) => id)).toEqual([expect.stringMatching(/\/u-0#/)])
})

test('more than are read at once are read one part after the other, each of them once', () => {
  const state = withFailures(510)
  setStates(state, 'shown')
  const open = createOpenNoticesQuery(state)
  const [first, second] = [open(0), open(open(0).at(-1)?.key ?? 0)]
  expect([first.length, second.length, new Set([...first, ...second].map(({ id }) => id)).size]).toEqual([500, 10, 510])
})
