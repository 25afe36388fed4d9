import { describe, expect, it } from 'vitest'
import { systemClock } from '../../../electron/services/clock.ts'
import { createParserLab } from '../../../electron/services/parser-lab/parser-lab.ts'

const threadFile = new URL('../../../electron/services/parser-lab/parser-lab-thread.ts', import.meta.url)
/** So patient that a thread that has to wait for its turn is not taken for an expression without an end. */
const labWith = (limitMs: number) => createParserLab({ threadFile, clock: systemClock, limitMs })
const lab = labWith(60_000)
/** Two to the power of fifty steps: this would take years. */
const endless = { expression: '(a+)+$', text: `${'a'.repeat(50)}!` }

describe('the lab', () => {
  it('tells a match of all of a text from one of a part of it', async () => {
    expect(await lab.run({ expressions: ['b'], whole: ['b', 'abc'], anywhere: ['abc', 'x'] })).toEqual([
      { whole: [true, false], anywhere: [true, false] },
    ])
  })

  it('compares without capitals', async () => {
    expect(await lab.run({ expressions: ['paid'], whole: ['PAID'], anywhere: [] })).toEqual([
      { whole: [true], anywhere: [] },
    ])
  })

  it('ends an expression that would never end, and tries those after it', async () => {
    const expressions = ['a', endless.expression, 'aa', endless.expression]
    expect(await labWith(3_000).run({ expressions, whole: [], anywhere: [endless.text] })).toEqual([
      { whole: [], anywhere: [true] },
      null,
      { whole: [], anywhere: [true] },
      null,
    ])
  })

  it('passes over what is no expression', async () => {
    expect(await lab.run({ expressions: ['(', 'a'], whole: ['a'], anywhere: [] })).toEqual([
      null,
      { whole: [true], anywhere: [] },
    ])
  })

  it('tries no more than it has room for', async () => {
    const expressions = ['a'.repeat(2_001), ...Array.from({ length: 25 }, () => 'a')]
    const outcomes = await lab.run({ expressions, whole: Array.from({ length: 2_000 }, () => 'a'), anywhere: [] })
    expect(outcomes.map(outcome => outcome?.whole.length ?? null)).toEqual([
      null,
      ...Array.from({ length: 19 }, () => 1_000),
      ...Array.from({ length: 6 }, () => null),
    ])
  })

  it('has nothing to do without expressions', async () => {
    expect(await lab.run({ expressions: [], whole: ['a'], anywhere: [] })).toEqual([])
  })

  it('gives up when its thread cannot be started', async () => {
    const broken = createParserLab({ threadFile: new URL('./no-such-thread.ts', import.meta.url), clock: systemClock })
    expect(await broken.run({ expressions: ['a'], whole: ['a'], anywhere: [] })).toEqual([null])
  })
})
