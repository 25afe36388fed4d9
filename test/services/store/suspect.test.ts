import { existsSync, mkdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { stateFile, suspicionOf } from '../../../electron/services/store/data-place.ts'
import { noteDamage } from '../../../electron/services/store/suspect.ts'
import { makeTrouble } from '../../../electron/services/store/trouble.ts'
import { tempDir } from './store-kit.ts'

test('damage of the state is noted beside it', () => {
  const dataDir = tempDir()
  noteDamage(dataDir, makeTrouble('corrupt', stateFile(dataDir)))
  expect(existsSync(suspicionOf(stateFile(dataDir)))).toBe(true)
})

test('a folder that does not take the note ends nobody', () => {
  const dataDir = tempDir()
  mkdirSync(suspicionOf(stateFile(dataDir)))
  expect(() => noteDamage(dataDir, makeTrouble('corrupt', stateFile(dataDir)))).not.toThrow()
})
