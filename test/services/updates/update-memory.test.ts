import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { openUpdateMemory } from '../../../electron/services/updates/update-memory.ts'

const folder = mkdtempSync(join(tmpdir(), 'update-memory-'))
const file = join(folder, 'updates.json')
afterEach(() => rmSync(file, { force: true }))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

it('keeps the place of an installation over starts', () => {
  const place = openUpdateMemory(file, () => 'first').place('1.0.0')
  expect(openUpdateMemory(file, () => 'second').place('1.0.0')).toBe(place)
})

it('gives another place for another version, so that nobody is always among the first', () => {
  const memory = openUpdateMemory(file, () => 'first')
  expect(memory.place('1.0.0')).not.toBe(memory.place('1.0.1'))
})

it('spreads installations over all places', () => {
  const places = Array.from({ length: 400 }, (_, at) => {
    rmSync(file, { force: true })
    return openUpdateMemory(file, () => `draw ${at}`).place('1.0.0')
  })
  const first = places.filter(place => place < 25).length
  expect([first > 60, first < 140, places.every(place => place >= 0 && place < 100)]).toEqual([true, true, true])
})

it('remembers over starts what was told', () => {
  openUpdateMemory(file, () => 'draw').noteToldOf('1.0.0')
  const again = openUpdateMemory(file, () => 'draw')
  expect([again.wasToldOf('1.0.0'), again.wasToldOf('1.0.1')]).toEqual([true, false])
})

it.each(['', '{', '[]', '{"draw":""}', '\0'])('begins anew where its file holds %j', text => {
  writeFileSync(file, text)
  const memory = openUpdateMemory(file, () => 'draw')
  memory.noteToldOf('1.0.0')
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ draw: 'draw', toldOf: '1.0.0' })
})

it('is for this user alone', () => {
  openUpdateMemory(file, () => 'draw').noteToldOf('1.0.0')
  expect(statSync(file).mode & 0o077).toBe(0)
})

it('works for this run where nothing can be written', () => {
  const memory = openUpdateMemory(join(folder, 'missing', 'updates.json'), () => 'draw')
  memory.noteToldOf('1.0.0')
  expect([memory.wasToldOf('1.0.0'), existsSync(join(folder, 'missing'))]).toEqual([true, false])
})
