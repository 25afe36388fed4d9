import { describe, expect, it } from 'vitest'
import type { Action } from '../../../renderer/actions/action.ts'
import { rank } from '../../../renderer/actions/rank.ts'
import { offerOf } from '../../../renderer/views/palette/offer.ts'

const action = (name: string, also = '', group: Action['group'] = 'app'): Action => ({
  ...{ id: `column:${name}`, group, name, also },
  run: () => {},
})
const actions = [
  action('Go to Failed', 'view filter', 'go'),
  action('Settings: Notifications', 'preferences', 'go'),
  action('Send a test notification', 'alert'),
  action('Copy as JSON', 'clipboard', 'transaction'),
  action('Copie les numéros', '', 'transaction'),
  action('Quit Hover Tray', 'exit'),
]
const names = (typed: string) => rank(actions, typed).map(({ name }) => name)

describe('what was typed', () => {
  it.each([
    ['fail', ['Go to Failed']],
    ['json copy', ['Copy as JSON']],
    ['exit', ['Quit Hover Tray']],
    ['FAILED', ['Go to Failed']],
    ['numero', ['Copie les numéros']],
    ['qht', ['Quit Hover Tray']],
    ['stngs', ['Settings: Notifications']],
    ['notif', ['Settings: Notifications', 'Send a test notification']],
    ['zebra', []],
    ['copy zebra', []],
  ])('%s finds its actions, the best first', (typed, found) => {
    expect(names(typed)).toEqual(found)
  })

  it.each(['', '   ', '…'])('as %j leaves all in their order', typed => {
    expect(names(typed)).toEqual(actions.map(({ name }) => name))
  })

  it('is no expression: signs are no commands', () => {
    expect(names('.*')).toHaveLength(actions.length)
    expect(names('go (to')).toEqual(['Go to Failed'])
  })
})

describe('the offer', () => {
  it('begins with what was done last, and has nothing twice', () => {
    const offer = offerOf(actions, '', ['column:Quit Hover Tray', 'gone'])
    expect(offer.groups.map(({ title, start }) => [title, start])).toEqual([
      ['Used last', 0],
      ['Go to', 1],
      ['App', 3],
      ['Transaction', 4],
    ])
    expect(new Set(offer.actions).size).toBe(actions.length)
  })

  it('puts what was done last first among those that fit alike', () => {
    const twins = [action('Copy one'), action('Copy two')]
    expect(offerOf(twins, 'copy', ['column:Copy two']).actions.map(({ name }) => name)).toEqual([
      'Copy two',
      'Copy one',
    ])
  })
})
