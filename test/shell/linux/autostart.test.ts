import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { autostartFolder, createAutostart } from '../../../electron/shell/linux/autostart.ts'

let home: string
let folder: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'hover-tray-autostart-'))
  folder = join(home, 'config', 'autostart')
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const file = () => join(folder, 'hover-tray.desktop')
const turnedOn = (...command: readonly string[]) => {
  const item = createAutostart(folder, command)
  item.set(true)
  return item
}
/** The command of the written file, read as the Desktop Entry Specification says. */
function commandIn(text: string): readonly string[] {
  const [, value = ''] = /^Exec=(.*)$/m.exec(text) ?? []
  const plain = value.replace(/\\\\/g, '\\')
  return [...plain.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, part = '']) =>
    part.replace(/\\(["`$\\])/g, '$1').replaceAll('%%', '%'),
  )
}

describe('the start at login on Linux', () => {
  test('is off before anybody turns it on', () => {
    expect(createAutostart(folder, ['/opt/hover']).isOn()).toBe(false)
  })

  test('is on once it is turned on, and off again', () => {
    const item = turnedOn('/opt/Hover Tray/hover-tray', '--hidden')
    const during = item.isOn()
    expect([during, item.set(false), item.isOn(), existsSync(file())]).toEqual([true, true, false, false])
  })

  test('is turned off without harm where it was never on', () => {
    expect(createAutostart(folder, ['/opt/hover']).set(false)).toBe(true)
  })

  test.each([
    [['/opt/Hover Tray/hover-tray', '--hidden']],
    [['/home/a"b/hover', '--data-dir=/home/$USER/`id`']],
    [['/home/back\\slash/hover', '--data-dir=/tmp/100%']],
    [['/home/semi;colon/hover', '--data-dir=/tmp/%U']],
  ])('starts the very command %j', command => {
    turnedOn(...command)
    expect(commandIn(readFileSync(file(), 'utf8'))).toEqual(command)
  })

  test.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])('is off when a desktop turned it off by %s', line => {
    const item = turnedOn('/opt/hover')
    writeFileSync(file(), `${readFileSync(file(), 'utf8').replace('X-GNOME-Autostart-enabled=true\n', '')}${line}\n`)
    expect(item.isOn()).toBe(false)
  })

  test('that cannot be written is told so', () => {
    writeFileSync(join(home, 'config'), '')
    expect(createAutostart(folder, ['/opt/hover']).set(true)).toBe(false)
  })
})

test.each([
  [{ XDG_CONFIG_HOME: '/home/amina/own' }, '/home/amina/own/autostart'],
  [{ XDG_CONFIG_HOME: '' }, /\/\.config\/autostart$/],
])('the folder of autostart follows %j', (env, path) => {
  expect(autostartFolder(env)).toMatch(path)
})
