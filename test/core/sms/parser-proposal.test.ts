import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toJavaScript } from '../../../electron/core/sms/parser-expression.ts'
import { draftParsers, proposalsOf, type Trial } from '../../../electron/core/sms/parser-proposal.ts'
import { noHistory, type SmsHistory } from '../../../electron/core/sms/sms-history.ts'
import { corpora, historyOf, hit, privateParts, sms } from '../sms-corpus.ts'

/** Tries a trial right here, as the lab does in its thread. */
function tryAll({ expressions, missed, hits, others }: Trial) {
  return expressions.map(expression => {
    const whole = new RegExp(`^(?:${toJavaScript(expression)})$`, 'i')
    const part = new RegExp(toJavaScript(expression), 'i')
    return {
      missed: missed.map(text => whole.test(text)),
      hits: hits.map(text => whole.test(text)),
      others: others.map(text => part.test(text)),
    }
  })
}

function propose(history: SmsHistory) {
  const drafted = draftParsers(history)
  return drafted.kind === 'none' ? drafted : proposalsOf(drafted.trial, tryAll(drafted.trial))
}

function proposed(history: SmsHistory) {
  const found = propose(history)
  if (found.kind === 'none') throw new Error(found.sentence)
  return found.proposals
}

const groupsOf = (expression: string, text: string) => ({
  ...new RegExp(toJavaScript(expression), 'i').exec(text)?.groups,
})

const cases = corpora.flatMap(corpus =>
  corpus.changed.map((changed, index) => ({ corpus, changed, name: corpus.name, index })),
)

describe.each(cases)('a parser for $name, change $index', ({ corpus, changed }) => {
  it.each([0, 1, 3])('matches the missed SMS and all of %i old ones, and no other', count => {
    const history = historyOf(corpus, changed, count)
    const [first] = proposed(history)
    expect(first).toMatchObject({ matchesMissed: 1, matchesHits: count, hits: count, matchesOthers: 0 })
    expect(first?.others).toBe(history.others.length)
  })

  it('holds no words and no digits of a customer', () => {
    const all = [0, 1, 3].flatMap(count => proposed(historyOf(corpus, changed, count)))
    const expressions = all.map(({ expression }) => expression)
    const parts = privateParts.filter(part =>
      expressions.some(expression => expression.toLowerCase().includes(part.toLowerCase())),
    )
    const digits = expressions
      .map(expression => expression.replaceAll('[A-Z0-9', '').replace(/\\u\d+\w\d/g, ''))
      .filter(left => /\d/.test(left))
    expect([parts, digits]).toEqual([[], []])
  })

  it('reads the amount', () => {
    const history = historyOf(corpus, changed, 3)
    const [first] = proposed(history)
    expect(groupsOf(first?.expression ?? '', history.missed[0]?.message ?? '').amount).toMatch(/^70(\.50)?$/)
  })

  it('repeats nothing inside of a repetition', () => {
    const expressions = proposed(historyOf(corpus, changed, 3)).map(({ expression }) => expression)
    expect(expressions.filter(expression => /[*+]\)[*+?]/.test(expression))).toEqual([])
  })
})

/** Every change of one word of each wording: left out, replaced, something put before it, written otherwise. */
const mutations = corpora.flatMap(corpus => {
  const words = corpus.wording.split(' ')
  return words.flatMap((word, at) => {
    if (word.includes('{')) return []
    const change = (...put: readonly string[]) => [...words.slice(0, at), ...put, ...words.slice(at + 1)].join(' ')
    const changes = [
      change(),
      change('changed'),
      change('Newly', word),
      change(`\n${word}`),
      change(word.toUpperCase()),
    ]
    return [...changes, `${corpus.wording} ${word} Buy 3 now at www.example.org`].map(changed => ({ corpus, changed }))
  })
})

it.each([0, 2])('finds a parser after any change of one word, with %i old SMS', count => {
  const histories = mutations.map(({ corpus, changed }) => historyOf(corpus, changed, count))
  const failed = histories.filter(history => {
    const found = propose(history)
    return found.kind === 'none' || found.proposals.some(({ hits }) => hits !== count)
  })
  expect([failed, histories.length > 200]).toEqual([[], true])
})

const confirmation = 'SC60QWE456 Confirmed. Ksh900.00 sent to PETER OTHER 0711222333 on 7/3/24.'
const oldOne = 'SC58XYZ123 Confirmed. Ksh1,500.00 sent to JANE EXAMPLE 0700000001 on 5/3/24.'
const rewordedOne = 'SC60QWE456 Confirmed. You have sent Ksh900.00 to PETER OTHER 0711222333 on 7/3/24.'

describe('the groups', () => {
  it('are named for what they hold', () => {
    const [first] = proposed({ ...noHistory, missed: [sms(confirmation, 'MPESA')] })
    expect(groupsOf(first?.expression ?? '', confirmation)).toEqual({
      ...{ confirmCode: 'SC60QWE456', amount: '900.00', recipient: 'PETER OTHER', phone: '0711222333', date: '7/3/24' },
    })
  })

  it('keep the names that the parsers of the action gave them', () => {
    const groups = { reference: 'SC58XYZ123', paid: '1,500.00', recipientName: 'JANE EXAMPLE' }
    const history = { ...noHistory, missed: [sms(rewordedOne, 'MPESA')], hits: [hit(oldOne, 'MPESA', { groups })] }
    const [first] = proposed(history)
    expect(groupsOf(first?.expression ?? '', rewordedOne)).toMatchObject({
      ...{ reference: 'SC60QWE456', paid: '900.00', recipientName: 'PETER OTHER' },
    })
  })

  it('are only named as Java names groups', () => {
    const hits = [hit(oldOne, 'MPESA', { groups: { 'recipient-name': 'JANE EXAMPLE' } })]
    const [first] = proposed({ ...noHistory, missed: [sms(rewordedOne, 'MPESA')], hits })
    expect(first?.expression).not.toContain('recipient-name')
  })
})

describe('an expression', () => {
  it('escapes what Java would take for syntax', () => {
    const text = 'SC60QWE456 Paid (in full) Ksh900.00 [fee $2] + tax? {ok} a|b ^ * \\ done'
    const [first] = proposed({ ...noHistory, missed: [sms(text, 'MPESA')] })
    expect(first?.expression).toContain('\\(\\s*in\\s+full\\s*\\)')
    expect(first?.expression).toContain('\\+\\s*tax\\s*\\?\\s*\\{\\s*ok\\s*\\}')
  })

  it('matches with other white space and in other capitals', () => {
    const [first] = proposed({ ...noHistory, missed: [sms(confirmation, 'MPESA')] })
    const other = confirmation.replaceAll(' ', '  ').toUpperCase()
    expect(new RegExp(`^${toJavaScript(first?.expression ?? '')}$`, 'i').test(other)).toBe(true)
  })

  it('knows the no-break spaces that Java’s \\s does not', () => {
    const text = 'Transfert de 900\u00a0FCFA réussi. Votre solde\u00a0: 70\u00a0FCFA'
    const [first] = proposed({ ...noHistory, missed: [sms(text, 'Orange')] })
    expect(first?.expression).toContain('[\\s\\u00a0]*')
  })

  it('takes a name in small letters for a name', () => {
    const text = 'SC60QWE456 Confirmed. Ksh900.00 sent to peter otherman 0711222333 on 7/3/24.'
    expect(proposed({ ...noHistory, missed: [sms(text, 'MPESA')] })[0]?.expression).not.toMatch(/peter|otherman/i)
  })

  it('takes for private what its transaction was given', () => {
    const text = 'Confirmed. Ksh900.00 was given for school fees of peter this term.'
    const missed = [sms(text, 'MPESA', ['peter', 'order-77'])]
    expect(proposed({ ...noHistory, missed })[0]?.expression).not.toMatch(/peter/i)
  })

  it('takes anything for what was removed before it was stored', () => {
    const text = 'Confirmed. Ksh900.00 sent to 0711222333 with code [removed] today.'
    const { expression = '' } = proposed({ ...noHistory, missed: [sms(text, 'MPESA')] })[0] ?? {}
    expect(new RegExp(toJavaScript(expression), 'i').test(text.replace('[removed]', '4821'))).toBe(true)
  })

  it('leaves out what a customer wrote', () => {
    const text = 'Confirmed. Ksh900.00 sent to 0711222333. Reason: rent for jane. Thank you.'
    expect(proposed({ ...noHistory, missed: [sms(text, 'MPESA')] })[0]?.expression).not.toMatch(/rent|jane/i)
  })
})

describe('what the expression must match', () => {
  it('is not an old SMS with another outcome, however it is worded', () => {
    const failed = 'SC58XYZ123 Confirmed. Ksh1,500.00 not sent to JANE EXAMPLE 0700000001 on 5/3/24.'
    const hits = [hit(oldOne, 'MPESA'), hit(failed, 'MPESA', { status: 'failed' })]
    const [first] = proposed({ ...noHistory, missed: [sms(rewordedOne, 'MPESA')], hits })
    expect(first).toMatchObject({ matchesHits: 1, hits: 1, matchesOthers: 0, others: 1 })
  })

  it('is nothing from another sender', () => {
    const [first] = proposed({
      ...{ missed: [sms(rewordedOne, 'MPESA')], hits: [hit('Token 1234 sent', 'KPLC')], siblings: [] },
      others: [sms('Units 12', 'KPLC')],
    })
    expect(first).toMatchObject({ hits: 0, others: 0 })
  })

  it('does not speak against itself when the same SMS was missed twice', () => {
    const missed = [sms(rewordedOne, 'MPESA')]
    const [first] = proposed({ missed, hits: [hit(oldOne, 'MPESA')], siblings: missed, others: missed })
    expect(first).toMatchObject({ matchesMissed: 1, others: 0 })
  })

  it('is not spoken against by another action whose SMS have the wording of the old ones', () => {
    const twin = sms('SC59XYZ124 Confirmed. Ksh70.00 sent to ROSE NEW 0755111222 on 6/3/24.', 'MPESA')
    const history = { ...noHistory, missed: [sms(rewordedOne, 'MPESA')], hits: [hit(oldOne, 'MPESA')], others: [twin] }
    expect(proposed(history)[0]).toMatchObject({ matchesHits: 1, others: 0 })
  })

  it('is the confirmation, not the advertisement that came with it', () => {
    const missed = [sms('Win big this weekend! Dial *444# and get 500 today', 'MPESA'), sms(rewordedOne, 'MPESA')]
    const [first] = proposed({ ...noHistory, missed, hits: [hit(oldOne, 'MPESA')] })
    expect(first).toMatchObject({ matchesMissed: 1, others: 1, matchesOthers: 0 })
  })
})

describe('no expression is proposed', () => {
  it.each<[string, Partial<SmsHistory>, RegExp]>([
    ['nothing was missed', {}, /^No SMS was missed/],
    ['an empty SMS was missed', { missed: [sms('', 'MPESA')] }, /^No SMS was missed/],
    [
      'it is too long for an SMS',
      { missed: [sms(`${confirmation}${' x'.repeat(800)}`, 'MPESA')] },
      /^No SMS was missed/,
    ],
    ['it is an advertisement', { missed: [sms('Win big this weekend! Dial *444#', 'MPESA')] }, /no amount and no code/],
    ['all words may be names', { missed: [sms('JANE EXAMPLE KSH 500.00 OK', 'MPESA')] }, /too few words/],
    [
      'another SMS of the sender has the same wording',
      { missed: [sms(confirmation, 'MPESA')], others: [sms(oldOne, 'MPESA')] },
      /leaves the other SMS of the sender alone/,
    ],
    [
      'only the sender is written in another way',
      { missed: [sms(confirmation, 'mpesa')], hits: [hit(oldOne, 'MPESA')] },
      /“mpesa” here and “MPESA” there/,
    ],
  ])('when %s', (_, history, sentence) => {
    expect(propose({ ...noHistory, ...history })).toEqual({ kind: 'none', sentence: expect.stringMatching(sentence) })
  })

  it('that took too long, and the sentence says so', () => {
    const drafted = draftParsers({ ...noHistory, missed: [sms(confirmation, 'MPESA')] })
    if (drafted.kind === 'none') throw new Error(drafted.sentence)
    const { trial } = drafted
    expect(
      proposalsOf(
        trial,
        trial.expressions.map(() => null),
      ),
    ).toMatchObject({
      kind: 'none',
      sentence: expect.stringContaining('time limit'),
    })
  })
})

it('makes of any SMS nothing, or an expression that JavaScript can read', () => {
  const part = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('Ksh500.00', 'SC60QWE456', 'sent to', '\n', '\u00a0', '((', '*+'),
  )
  const text = fc.array(part, { maxLength: 20 }).map(parts => parts.join(' '))
  fc.assert(
    fc.property(text, text, text, (missed, old, other) => {
      const history = { missed: [sms(missed, 'X')], hits: [hit(old, 'X')], siblings: [], others: [sms(other, 'X')] }
      const drafted = draftParsers(history)
      if (drafted.kind === 'trial') tryAll(drafted.trial)
    }),
  )
})
