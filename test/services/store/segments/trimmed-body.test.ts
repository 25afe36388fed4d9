import { expect, test } from 'vitest'
import { trimAll } from '../../../../electron/core/retention/trimmed.ts'
import { encodeTrimmed, readTrimmed } from '../../../../electron/services/store/segments/trimmed-body.ts'
import { dataOf, revisionOf } from '../../../core/ussd.ts'

test('a word that an earlier version left empty is none', () => {
  const [trimmed] = trimAll([revisionOf(dataOf('v02'))])
  if (trimmed?.snapshot.product !== 'ussd-app') throw new Error('There is no trimmed delivery.')
  const empty = { category: '', operator: '', country: '', actionName: '' }
  const { snapshot } = readTrimmed(
    encodeTrimmed({ ...trimmed, snapshot: { ...trimmed.snapshot, ...empty } }).toString('utf8'),
  )
  expect(snapshot).toMatchObject({ category: null, operator: null, country: null, actionName: null })
})
