import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import type { FrameName } from '../../../electron/contract/actions.ts'
import { menuTemplate } from '../../../electron/shell/menus/menu-template.ts'

function menuOn(platform: NodeJS.Platform, isDevelopment = false) {
  const acted: string[] = []
  const zoomed: FrameName[] = []
  const template = menuTemplate({
    ...{ language: 'en', platform, isDevelopment },
    act: action => acted.push(action),
    zoom: way => zoomed.push(way),
  })
  return { items: template.flatMap(withInner), top: template, acted, zoomed }
}

function withInner(item: MenuItemConstructorOptions): readonly MenuItemConstructorOptions[] {
  const inner = Array.isArray(item.submenu) ? item.submenu.flatMap(withInner) : []
  return [item, ...inner]
}

const rolesIn = (items: readonly MenuItemConstructorOptions[]) => items.flatMap(({ role }) => role ?? [])
const press = (items: readonly MenuItemConstructorOptions[], label: string) => {
  const found = items.find(item => item.label === label)
  // Nothing of what the items do looks at what Electron hands them.
  const click = found?.click as (() => void) | undefined
  click?.()
  return found
}

test('has the usual menus, in their order', () => {
  expect(menuOn('linux').top.map(({ label }) => label)).toEqual(['&File', '&Edit', '&View', '&Window', '&Help'])
})

test('lets text be cut, copied, pasted and undone by the roles of the system', () => {
  const roles = rolesIn(menuOn('linux').items)
  expect(
    ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'].filter(role => !roles.some(one => one === role)),
  ).toEqual([])
})

test.each(['linux', 'win32', 'darwin'] as const)('reloads on %s for developers only', platform => {
  const offers = (isDevelopment: boolean) => rolesIn(menuOn(platform, isDevelopment).items).includes('reload')
  expect([offers(false), offers(true)]).toEqual([false, true])
})

test('begins with the menu of the app on a Mac, which holds settings, services, hiding and quitting', () => {
  const [first] = menuOn('darwin').top
  const inner = first === undefined ? [] : withInner(first)
  expect(first?.role).toBe('appMenu')
  expect(rolesIn(inner)).toEqual(['appMenu', 'about', 'services', 'hide', 'hideOthers', 'unhide', 'quit'])
})

test.each(['linux', 'darwin'] as const)('quits from one place on %s', platform => {
  expect(rolesIn(menuOn(platform).items).filter(role => role === 'quit')).toHaveLength(1)
})

test('acts on the window by the ids of its actions', () => {
  const { items, acted } = menuOn('linux')
  for (const label of ['Import…', 'Failed', 'Every Action by Name…', 'About Hover Tray']) press(items, label)
  expect(acted).toEqual(['import', 'go-view:failed', 'palette', 'go-settings:about'])
})

test('zooms itself', () => {
  const { items, zoomed } = menuOn('linux')
  for (const label of ['Zoom In', 'Zoom Out', 'Actual Size']) press(items, label)
  expect(zoomed).toEqual(['zoom-in', 'zoom-out', 'zoom-usual'])
})

test('shows the keys of the page and leaves them to it', () => {
  const { items } = menuOn('linux')
  const keys = items.filter(({ accelerator }) => accelerator !== undefined)
  expect(keys.map(({ label, accelerator }) => [label, accelerator])).toContainEqual(['Search', 'CommandOrControl+F'])
  expect(keys.every(({ registerAccelerator }) => registerAccelerator === false)).toBe(true)
})

test('shows no letter alone, which a menu would take from whoever types', () => {
  const shown = menuOn('linux').items.flatMap(({ accelerator }) => accelerator ?? [])
  expect(shown.filter(accelerator => !accelerator.startsWith('CommandOrControl+'))).toEqual([])
})
