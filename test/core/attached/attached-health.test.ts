import { describe, expect, it } from 'vitest'
import { type EngineLink, engineProblemCodes } from '../../../electron/contract/settings/engine.ts'
import { attachedHealth } from '../../../electron/core/attached/attached-health.ts'
import { engineProblem } from '../../../electron/core/attached/engine-problem.ts'
import { aBrokenLink, aHealth } from '../../fakes/health.ts'

const [at, heardAt, awayAt] = ['2026-03-02T10:00:00Z', '2026-03-02T09:00:00Z', '2026-03-02T09:00:40Z']
const here: EngineLink = { kind: 'here', version: '1' }
const away = (code: (typeof engineProblemCodes)[number]): EngineLink => ({
  ...{ kind: 'away', heardAt, problem: engineProblem(code), retryAt: '2026-03-02T10:00:30Z' },
})
const known = { at, heardAt, awayAt: null, reach: { kind: 'taken' } } as const

describe('the way from Hover to a person who looks at an engine elsewhere', () => {
  it('has the links of the engine, the way to it, and the notifications of this desktop', () => {
    const { links, broken } = attachedHealth({ ...known, health: aHealth(), link: here })
    const names = links.map(({ name }) => name)
    expect([names.slice(-3), broken]).toEqual([['rules', 'engine', 'notifications'], null])
  })

  it('blames the engine for nothing that is not known while it is away', () => {
    const health = aHealth(aBrokenLink('tunnel'))
    const { links, broken } = attachedHealth({ ...known, health, link: away('unreachable'), awayAt })
    expect([links.filter(({ state }) => state === 'broken').map(({ name }) => name), broken]).toEqual([
      ['engine'],
      'engine',
    ])
  })

  it('says since when it is away, and when it was heard last', () => {
    const { links } = attachedHealth({ ...known, health: null, link: away('unreachable'), awayAt })
    expect(links.find(({ name }) => name === 'engine')).toMatchObject({ since: awayAt, lastGoodAt: heardAt })
  })

  it('sends nobody to settings that are on another computer', () => {
    const repair = { kind: 'act', action: 'tunnel-settings', sourceId: null } as const
    const { links } = attachedHealth({ ...known, health: aHealth(aBrokenLink('tunnel', { repair })), link: here })
    expect(links.find(({ name }) => name === 'tunnel')).toMatchObject({ repair: { kind: 'outside' } })
  })

  it.each(engineProblemCodes)('says of %s what happened and what mends it', code => {
    const { links } = attachedHealth({ ...known, health: null, link: away(code), awayAt })
    const link = links.find(({ name }) => name === 'engine')
    expect(link).toMatchObject({ state: 'broken', code, sentence: engineProblem(code).sentence })
    expect(link?.state === 'broken' && link.repair.kind).toMatch(/wait|act/)
  })
})
