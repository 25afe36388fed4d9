import { describe, expect, it } from 'vitest'
import { settingsSchema } from '../../../electron/contract/settings/settings.ts'
import { columnIds, usualWindow, windowSettingsSchema } from '../../../electron/contract/settings/window.ts'

const accepts = (columns: readonly string[]) => windowSettingsSchema.safeParse({ columns, times: 'exact' }).success

describe('the columns of the list', () => {
  it('may be all there are, in any order', () => {
    expect(accepts(columnIds.toReversed())).toBe(true)
  })

  it.each([
    ['one column twice', ['status', 'title', 'when', 'when']],
    ['none of the status', ['title', 'when']],
    ['none of the action', ['status', 'when']],
    ['one that is not known', ['status', 'title', 'price']],
  ])('are refused with %s', (_what, columns) => {
    expect(accepts(columns)).toBe(false)
  })
})

describe('the looks of the list in the settings', () => {
  it('are the usual ones in settings of before there were any', () => {
    expect(settingsSchema.parse({}).window).toEqual(usualWindow)
  })

  it('are kept as they were chosen', () => {
    const window = { columns: ['title', 'status'], times: 'exact' }
    expect(settingsSchema.parse({ window }).window).toEqual(window)
  })

  it('cost nothing else when they cannot be read, such as a column of a later version', () => {
    const settings = settingsSchema.parse({ port: 5000, window: { columns: ['status', 'title', 'price'], times: 'x' } })
    expect([settings.port, settings.window]).toEqual([5000, usualWindow])
  })
})

describe('the widths of columns', () => {
  const widths = (some: unknown) =>
    windowSettingsSchema.safeParse({ columns: ['status', 'title'], times: 'exact', widths: some }).success

  it('may be kept for some of them, shown or not', () => {
    expect([widths({}), widths({ title: 12.5, country: 4 }), widths(undefined)]).toEqual([true, true, true])
  })

  it.each([
    ['none can be seen', { title: 1 }],
    ['one fills any screen', { title: 500 }],
    ['it is no number', { title: Number.NaN }],
    ['there is no such column', { price: 10 }],
  ])('are refused where %s', (_what, some) => {
    expect(widths(some)).toBe(false)
  })
})
