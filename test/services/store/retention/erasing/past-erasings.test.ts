import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { pastErasings } from '../../../../../electron/services/store/retention/erasing/past-erasings.ts'
import { claimOf } from '../../../../../electron/services/store/retention/erasing/proof-hash.ts'
import { appendAct } from '../../../../../electron/services/store/retention/removal/append-act.ts'
import { openFolder } from '../retention-kit.ts'

const nothing = { kind: 'erased' as const, keys: [], quarantined: [], deliveries: 0, acts: 0 }
const proof = { proof: '+254712345678', formerProof: '712345678' }

test('erasings of this customer are found, the newest first, those of earlier versions too', () => {
  const { journal } = openFolder()
  appendAct(journal, 5, { ...nothing, salt: 'aa', hash: hash('sha256', 'aa712345678') })
  appendAct(journal, 6, { ...nothing, ...claimOf('bb', '+254733111222') })
  appendAct(journal, 7, { ...nothing, ...claimOf('cc', '+254712345678') })
  expect(pastErasings(journal, proof)).toEqual([7, 5])
})

test('an erasing that a later version hashed in a way of its own proves nothing', () => {
  const { journal } = openFolder()
  appendAct(journal, 5, { ...nothing, ...claimOf('aa', '+254712345678'), version: 3 })
  expect(pastErasings(journal, proof)).toEqual([])
})
