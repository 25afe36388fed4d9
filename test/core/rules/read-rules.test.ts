import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { notificationSettingsSchema } from '../../../electron/contract/settings/settings.ts'
import { rulesOf } from '../../../electron/core/rules/default-rules.ts'
import { readRules } from '../../../electron/core/rules/read-rules.ts'

const valid = rulesOf(notificationSettingsSchema.parse({}))
const rule = { id: 'a', name: 'Big ones', when: 'amount:1000..', action: { kind: 'silent' } }
const withRule = (change: object) => ({ ...valid, rules: [{ ...rule, ...change }] })
const quiet = { zone: 'Africa/Nairobi', ranges: [{ days: ['mon'], from: '22:00', to: '06:00' }] }

function sentences(input: unknown): readonly string[] {
  const reading = readRules(input)
  return reading.ok ? [] : reading.sentences
}

describe('stored rules', () => {
  it('are the same after they were stored and read', () => {
    const written = {
      ...valid,
      quietHours: quiet,
      snoozes: [{ scope: { kind: 'all' }, until: '2026-03-01T00:00:00Z' }],
    }
    const first = readRules(JSON.parse(JSON.stringify(written)))
    expect(first.ok).toBe(true)
    expect(readRules(JSON.parse(JSON.stringify(first.ok ? first.rules : null)))).toEqual(first)
  })

  it('of a newer version are refused whole', () => {
    expect(sentences({ ...valid, version: 2 })).toEqual([
      'These rules were written by a newer version of the app. Update the app to use them.',
    ])
  })

  it.each<[string, unknown, string]>([
    ['no object', 'rules', 'These are no rules'],
    ['no name', withRule({ name: ' ' }), 'rules › 1 › name: Give the rule a name.'],
    ['an odd condition', withRule({ when: 'status:x' }), 'Rule “Big ones”: `status` is never `x`.'],
    [
      'an odd time of day',
      { ...valid, quietHours: { ...quiet, ranges: [{ ...quiet.ranges[0], to: '24:00' }] } },
      'Write a time of day such as 22:00.',
    ],
    [
      'no such zone',
      { ...valid, quietHours: { ...quiet, zone: 'Mars/Base' } },
      'the time zone “Mars/Base”, which does not exist',
    ],
    [
      'quiet hours without end',
      withRule({
        quietHours: {
          kind: 'own',
          hours: {
            ...quiet,
            ranges: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '00:00' }],
          },
        },
      }),
      'nothing would ever be told',
    ],
    ['one id twice', { ...valid, rules: [rule, rule] }, 'Two rules have the id a.'],
    [
      'a step without its channel',
      { ...valid, ladder: [{ kind: 'outgoing', afterSeconds: 5, channelId: 'x' }] },
      'the channel x, which does not exist',
    ],
    [
      'a step twice',
      {
        ...valid,
        ladder: [
          { kind: 'sound', afterSeconds: 5 },
          { kind: 'sound', afterSeconds: 9 },
        ],
      },
      'The step “sound” is in the ladder twice.',
    ],
    [
      'a snooze of no rule',
      { ...valid, snoozes: [{ scope: { kind: 'rule', ruleId: 'x' }, until: '2026-03-01T00:00:00Z' }] },
      'the rule x, which does not exist',
    ],
  ])('with %s are a sentence', (_, input, part) => {
    expect(sentences(input).join('\n')).toContain(part)
  })

  it('never throw, whatever is stored', () => {
    const odd = fc.anything()
    fc.assert(
      fc.property(odd, odd, odd, (rules, when, quietHours) => {
        for (const input of [rules, { ...valid, rules }, withRule({ when }), { ...valid, quietHours }]) {
          const reading = readRules(input)
          if (!reading.ok) expect(reading.sentences.length).toBeGreaterThan(0)
        }
      }),
    )
  })
})
