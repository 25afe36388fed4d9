import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rebuildState } from '../../../../electron/services/store/upkeep/rebuild.ts'
import { history } from './histories.ts'
import { openFolder } from './retention-kit.ts'

type Folder = ReturnType<typeof openFolder>

/** What a rebuild must not change. The horizon of the rollups is the newest hour that was ever heard of: that may be gone. */
const shown = ({ dump }: Folder) => ({ ...dump(), projection: [], rollup_horizon: [] })

function expectSameAfterRebuild(folder: Folder): void {
  const before = shown(folder)
  folder.close()
  rebuildState(folder.place, { onProgress: () => {} })
  expect(shown(folder)).toEqual(before)
}

const runs = { numRuns: 40 }

test('packing changes nothing, also after a rebuild', () => {
  fc.assert(
    fc.property(history, entries => {
      const folder = openFolder()
      folder.receive(...entries)
      const before = shown(folder)
      folder.packAll()
      folder.project()
      expect(shown(folder)).toEqual(before)
      expectSameAfterRebuild(folder)
    }),
    runs,
  )
}, 60_000)

test('trimming changes nothing that is listed, and a rebuild gives the same', () => {
  fc.assert(
    fc.property(history, history, (entries, late) => {
      const folder = openFolder()
      folder.receive(...entries)
      folder.packAll()
      const before = shown(folder)
      folder.trimAll()
      expect(shown(folder)).toEqual(before)
      folder.receive(...late)
      expectSameAfterRebuild(folder)
    }),
    runs,
  )
}, 60_000)

test('after pruning, trimmed or whole, a rebuild gives the same', () => {
  fc.assert(
    fc.property(history, history, fc.nat(4), fc.boolean(), (entries, late, maxTransactions, trims) => {
      const folder = openFolder()
      folder.receive(...entries)
      folder.packAll()
      if (trims) folder.trimAll()
      folder.pruneAll({ maxTransactions: maxTransactions + 1, keepLongerDays: { failed: 5 } })
      folder.receive(...late)
      expectSameAfterRebuild(folder)
    }),
    runs,
  )
}, 60_000)
