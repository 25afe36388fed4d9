import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conditionTerms } from '../../../electron/core/rules/condition-terms.ts'
import { rulesOf } from '../../../electron/core/rules/default-rules.ts'
import { parseCondition } from '../../../electron/core/rules/parse-condition.ts'
import { rowKeys } from '../../../renderer/views/notices/condition-keys.ts'
import {
  firstValue,
  joins,
  newRow,
  rowProblems,
  rowsOf,
  writeRows,
} from '../../../renderer/views/notices/condition-rows.ts'

const switches = {
  ...{ failed: true, unknown: true, cancelled: true, succeeded: true, stuck: true, debugRuns: true },
  ...{ unusual: true, awayReport: true },
}

describe('the rows of a condition', () => {
  it('say of the usual rules what these say', () => {
    const whens = rulesOf(switches).rules.map(({ when }) => when)
    expect(whens.map(when => writeRows(rowsOf(conditionTerms(when))).text)).toEqual(whens)
  })

  it('are read back as they were written, whatever was typed', () => {
    const row = fc.record({
      key: fc.constantFrom(...rowKeys),
      value: fc.string({ minLength: 1, unit: 'grapheme' }),
      ...{ isNegated: fc.boolean(), isQuoted: fc.boolean() },
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), written => {
        const { text } = writeRows(written.map((one, id) => ({ id, ...one })))
        const read = conditionTerms(text).map(({ value, isNegated }) => [value, isNegated])
        expect(read).toEqual(written.map(({ value, isNegated }) => [value, isNegated]))
      }),
      { seed: 7, numRuns: 500 },
    )
  })

  it('take what looks like a key for the text that it is', () => {
    const { text } = writeRows([{ ...newRow([], 'text'), value: 'status:failed' }])
    expect(conditionTerms(text)).toMatchObject([{ key: null, value: 'status:failed' }])
  })

  it.each(rowKeys.filter(key => firstValue(key) !== ''))('begin with a value that can be understood: %s', key => {
    expect(parseCondition(writeRows([newRow([], key)]).text)).toMatchObject({ ok: true })
  })

  it('know which of them cannot be understood', () => {
    const rows = rowsOf(conditionTerms('status:failed amount:12,50 kind:ussd'))
    const written = writeRows(rows)
    const reading = parseCondition(written.text)
    const problems = rowProblems(written, reading.ok ? [] : reading.problems)
    expect(problems).toEqual([null, expect.stringContaining('`12,50`'), null])
  })

  it('are any of their values within a key, and all of them across', () => {
    const rows = rowsOf(conditionTerms('status:failed status:unknown kind:ussd -kind:job'))
    expect(rows.map((_row, place) => joins(rows, place))).toEqual(['and', 'or', 'and', 'and'])
  })
})
