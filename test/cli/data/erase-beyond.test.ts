import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { elsewhere, findBeyond, formerSettings } from '../../../electron/cli/data/erase-beyond.ts'
import { fitsPhone } from '../../core/retention/phone-kit.ts'
import { tempDir } from '../cli-kit.ts'

const whom = { kind: 'number', fits: fitsPhone('0712345678') } as const
const destinations = [
  { id: 'w', name: 'Warehouse', kind: 'http', form: 'cloudevents' },
  { id: 'b', name: 'Bus', kind: 'nats', form: 'cloudevents' },
  { id: 's', name: 'Second', kind: 'nats', form: 'copy', isTrusted: true },
]

function folderWith(settings: object): string {
  const dataDir = tempDir()
  writeFileSync(join(dataDir, 'settings.json'), JSON.stringify(settings))
  return dataDir
}

test('destinations, and the engine that is followed, are named with what to do there', () => {
  const beyond = findBeyond(folderWith({ destinations, following: { name: 'second' } }), whom)
  expect(elsewhere(beyond)).toEqual([
    'The destination "Warehouse" keeps what it was sent. Take this customer out there too.',
    'The destination "Bus" keeps what it was sent. Purge its stream.',
    'The destination "Second" keeps what it was sent. Erase at each engine that follows this one too, and purge the stream.',
    'This engine follows another one. Erase there too, and purge the stream HOVER_COPY.',
    expect.stringContaining('Backups and exports elsewhere'),
  ])
})

test('a destination whose name holds the number is a place in the settings', () => {
  const named = [{ ...destinations[0], name: 'Warehouse 0712 345 678' }]
  expect(findBeyond(folderWith({ destinations: named }), whom).settings).toEqual([
    { place: 'destinations[0].name', text: 'Warehouse 0712 345 678' },
  ])
})

test('the settings from before a restore are named where they are there', () => {
  const dataDir = folderWith({})
  expect(formerSettings(dataDir)).toEqual([])
  writeFileSync(join(dataDir, 'settings.json.before-restore'), '{}')
  expect(formerSettings(dataDir)).toEqual([join(dataDir, 'settings.json.before-restore')])
})
