import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eraseCustomer } from '../../../../electron/services/store/retention/erasing/erase.ts'
import { createPacking } from '../../../../electron/services/store/retention/pack.ts'
import { fitsPhone } from '../../../core/retention/phone-kit.ts'
import { ussdDelivery } from '../store-kit.ts'
import { openFolder } from './retention-kit.ts'

const muchLater = Date.parse('2030-01-01T00:00:00Z')
const limits = { upTo: Number.MAX_SAFE_INTEGER, before: muchLater, all: false } as const

/** A folder with deliveries of these sizes, in bytes. */
function filled(sizes: readonly number[]) {
  const folder = openFolder()
  folder.receive(...sizes.map((bytes, n) => ussdDelivery({ uuid: `u-${n}`, message: 'x'.repeat(bytes) })))
  return folder
}

function unpackedBeforeNewestSegment({ journal }: ReturnType<typeof openFolder>): unknown {
  return journal
    .prepare(`SELECT seq FROM entries WHERE kind = 'delivery' AND seq < (SELECT max(last_seq) FROM segments)`)
    .pluck()
    .all()
}

test('however large deliveries are, none is passed over', () => {
  const sizes = fc.array(fc.constantFrom(1, 1, 1, 300_000, 600_000, 1_000_000), { minLength: 1, maxLength: 80 })
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 4 }), (bytes, most) => {
      const folder = filled(bytes)
      const { pack } = createPacking(folder.journal)
      while (pack({ ...limits, most }) > 0);
      expect(unpackedBeforeNewestSegment(folder)).toEqual([])
      folder.close()
    }),
    { numRuns: 25 },
  )
})

/** All of them packed, and once more what was passed over: as if some had not fitted, which are hidden meanwhile. */
function packedTwice(whichAreHidden: string) {
  const { journal } = filled(Array.from({ length: 130 }, () => 1))
  const { pack } = createPacking(journal)
  journal.exec(`UPDATE entries SET seq = seq + 1000 WHERE ${whichAreHidden}`)
  pack({ ...limits, upTo: 130, all: true })
  journal.exec('UPDATE entries SET seq = seq - 1000 WHERE seq > 1000')
  const packed = pack({ ...limits, all: true, from: 0 })
  const segments = journal.prepare('SELECT first_seq, last_seq FROM segments ORDER BY last_seq').raw().all()
  return { packed, segments }
}

test('what was passed over once is packed where it lies, and nothing overlaps', () => {
  expect(packedTwice('seq <= 10')).toEqual({
    packed: 10,
    segments: [
      [1, 10],
      [11, 74],
      [75, 130],
    ],
  })
})

test('what was passed over on both sides of a segment is not packed across it', () => {
  expect(packedTwice('seq <= 10 OR seq BETWEEN 75 AND 80').segments).toEqual([
    [1, 10],
    [11, 74],
    [75, 80],
    [81, 130],
  ])
})

test('a customer whose delivery lies before a large one is erased whole', () => {
  const folder = filled([1, 1])
  folder.receive(
    ussdDelivery({ uuid: 'victim', message: 'Sent to 0712345678' }),
    ...Array.from({ length: 3 }, (_, n) => ussdDelivery({ uuid: `large-${n}`, message: 'x'.repeat(900_000) })),
  )
  const { pack } = createPacking(folder.journal)
  while (pack(limits) > 0);
  folder.close()
  const whom = { kind: 'number', fits: fitsPhone('0712345678') } as const
  eraseCustomer(folder.place, { whom, proof: '712345678', salt: 'aa', now: 9 })
  const ids = folder.dump().transactions?.map(row => JSON.parse(row).provider_id)
  expect(ids).not.toContain('victim')
})
