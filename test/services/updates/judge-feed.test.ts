import { expect, it } from 'vitest'
import { isOffered } from '../../../electron/services/updates/judge-feed.ts'
import { aFeed } from '../../fakes/update-server.ts'

const here = { installed: '0.2.0', place: 50 }

it.each([
  ['a newer one', '0.2.1', true],
  ['the same', '0.2.0', false],
  ['the same, built again', '0.2.0+2', false],
  ['an older one', '0.1.9', false],
  ['a newer one that sorts before it as text', '0.10.0', true],
  ['the trial of this very version', '0.2.0-beta.9', false],
  ['a trial of the next one, on the stable channel', '0.3.0-beta.1', false],
])('of versions, %s (%s) is offered: %s', (_, version, expected) => {
  expect(isOffered(aFeed({ version }), here)).toBe(expected)
})

it.each([
  ['0.3.0-beta.1', '0.2.0', true],
  ['0.3.0-beta.10', '0.3.0-beta.9', true],
  ['0.3.0', '0.3.0-beta.9', true],
  ['0.3.0-beta.9', '0.3.0', false],
])('on the beta channel %s is offered to %s: %s', (version, installed, expected) => {
  expect(isOffered(aFeed({ channel: 'beta', version }), { installed, place: 0 })).toBe(expected)
})

it.each([
  ['nobody', 0, 0, false],
  ['the first tenth, to one of them', 10, 9.9, true],
  ['the first tenth, to one behind them', 10, 10, false],
  ['all, to the last', 100, 99.99, true],
])('a release that is offered to %s is offered here: %s of 100, place %s, %s', (_, offeredTo, place, expected) => {
  expect(isOffered(aFeed({ version: '0.3.0', offeredTo }), { ...here, place })).toBe(expected)
})
