// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { barMoves, listMoves, presses } from '../../../electron/contract/actions.ts'
import { pageKeys } from '../../../renderer/actions/all-actions.ts'
import { pressedOf, writtenPresses } from '../../../renderer/actions/keys.ts'
import { sheetGroups } from '../../../renderer/actions/sheet.ts'
import { keyOutcome } from '../../../renderer/views/query/key-outcome.ts'

const pressed = (key: string, held = {}) =>
  pressedOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...held }, pageKeys)

describe('a key', () => {
  it.each([
    ['k', { ctrlKey: true }, 'palette'],
    ['K', { ctrlKey: true }, 'palette'],
    ['k', { metaKey: true }, 'palette'],
    ['f', {}, 'follow'],
    ['f', { ctrlKey: true }, 'search'],
    ['/', {}, 'search'],
    ['F', {}, null],
    ['k', { ctrlKey: true, altKey: true }, null],
    ['x', {}, null],
  ])('%s with %j means %s', (key, held, name) => {
    expect(pressed(key, held)).toBe(name)
  })

  it('is written as on the keyboard', () => {
    expect([writtenPresses('search'), writtenPresses('close'), writtenPresses('backup')]).toEqual([
      [['/'], ['Ctrl', 'F']],
      [['Esc']],
      [],
    ])
  })

  it('means one thing in the page', () => {
    const all = pageKeys.flatMap(name => presses[name].map(press => JSON.stringify(press)))
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('the sheet', () => {
  it('has a line for every key, and none twice', () => {
    const names = sheetGroups().flatMap(({ lines }) => lines.map(({ name }) => name))
    expect(names.toSorted()).toEqual(Object.keys(presses).toSorted())
  })

  it('has every move of the list and of the query bar', () => {
    const names: readonly string[] = sheetGroups().flatMap(({ lines }) => lines.map(({ name }) => name))
    expect([...listMoves, ...barMoves].filter(name => !names.includes(name))).toEqual([])
  })

  it('names no key of the query bar that the bar does not know', () => {
    const item = { kind: 'value', text: 'status:failed', label: 'failed' } as const
    const scene = { isShift: false, items: [item], active: 0, isStarted: true, before: '', caret: 0 }
    const unknown = barMoves.flatMap(move => presses[move].filter(({ key }) => keyOutcome({ ...scene, key }) === null))
    expect(unknown).toEqual([])
  })
})
