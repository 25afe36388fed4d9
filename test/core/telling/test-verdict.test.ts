import { describe, expect, it } from 'vitest'
import { desktopKinds, testOutcomes } from '../../../electron/contract/notices/notice-test.ts'
import { desktopNamed, testVerdict } from '../../../electron/core/telling/test-verdict.ts'

describe('what a test notice found out', () => {
  it.each(desktopKinds)('comes with a repair for %s while nobody has answered it', desktop => {
    expect(testVerdict('taken', desktop).steps).toHaveLength(1)
  })

  it('has a repair of its own for each desktop', () => {
    const repairs = desktopKinds.map(desktop => testVerdict('taken', desktop).steps[0]?.sentence)
    expect(new Set(repairs).size).toBe(desktopKinds.length)
  })

  it('needs no repair once a person has answered it', () => {
    expect(testVerdict('seen', 'gnome').steps).toEqual([])
  })

  it('is that a service is missing where nothing on Linux shows notices', () => {
    expect(testVerdict('no-server', 'xfce').steps[0]?.sentence).toMatch(/^Start the notification service/)
  })

  it.each(testOutcomes)('is said in a sentence of its own: %s', outcome => {
    const others = testOutcomes.filter(one => one !== outcome).map(one => testVerdict(one, null).sentence)
    expect(others).not.toContain(testVerdict(outcome, null).sentence)
  })

  it('is no showing where the desktop refused it', () => {
    expect([testVerdict('refused', 'kde').shown, testVerdict('dropped', 'kde').shown]).toEqual([false, true])
  })
})

it.each([
  ['gnome-shell', 'gnome'],
  ['Plasma', 'kde'],
  ['Xfce Notify Daemon', 'xfce'],
  ['dunst', 'dunst'],
  ['mako', 'mako'],
  ['Notification Daemon', 'linux'],
  ['', 'linux'],
] as const)('the desktop of the server %j is %s', (server, kind) => {
  expect(desktopNamed(server)).toBe(kind)
})
