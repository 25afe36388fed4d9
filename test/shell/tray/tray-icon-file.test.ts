import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { trayIconFile } from '../../../electron/shell/tray/tray-icon-file.ts'

const folder = join(import.meta.dirname, '../../../electron/icons')
const icons = ['idle', 'attention', 'snoozed', 'offline'] as const
const platforms = ['linux', 'darwin', 'win32'] as const
const counts = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100]

describe('the file of a tray icon', () => {
  test.each(platforms)('is there for every state and count on %s', platform => {
    const files = icons.flatMap(icon => counts.map(count => trayIconFile({ icon, count }, platform)))
    expect([...new Set(files)].filter(file => !existsSync(join(folder, file)))).toEqual([])
  })

  test.each(platforms)('differs from state to state on %s', platform => {
    const pictures = icons.map(icon => readFileSync(join(folder, trayIconFile({ icon, count: 0 }, platform)), 'base64'))
    expect(new Set(pictures).size).toBe(icons.length)
  })

  test('is a template on macOS, which colours it', () => {
    expect(icons.every(icon => trayIconFile({ icon, count: 0 }, 'darwin').endsWith('Template.png'))).toBe(true)
  })

  test('has several sizes on Windows', () => {
    const ico = readFileSync(join(folder, trayIconFile({ icon: 'idle', count: 0 }, 'win32')))
    // The third number of an icon's head is how many pictures follow.
    expect(ico.readUInt16LE(4)).toBeGreaterThan(3)
  })

  test.each([
    [1, 'tray-attention-1.png'],
    [9, 'tray-attention-9.png'],
    [10, 'tray-attention-many.png'],
  ])('shows the count %i on Linux', (count, file) => {
    expect(trayIconFile({ icon: 'attention', count }, 'linux')).toBe(file)
  })
})
