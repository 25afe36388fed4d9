import { describe, expect, it } from 'vitest'
import { type Tongue, tongueOf } from '../../../electron/contract/speech/languages.ts'
import { speechSchema } from '../../../electron/contract/speech/said.ts'
import { inTongue, say, together } from '../../../electron/contract/speech/say.ts'

const french: Tongue = tongueOf('fr', [])
const swahili: Tongue = tongueOf('sw', [])

const pending = say('pending.final', 'Pending for {age}: it will not change by itself.', {
  age: { spanMs: 172_800_000 },
})

describe('a sentence of the engine', () => {
  it('is English where it is made', () => {
    expect(pending.sentence).toBe('Pending for 2 days: it will not change by itself.')
  })

  it('is said in another language with the values of that language', () => {
    expect(inTongue(pending, french)).toMatch(/^En attente depuis 2\sjours\s:/)
    expect(inTongue(pending, swahili)).toMatch(/^Imesubiri kwa siku 2:/)
  })

  it('keeps names as they are', () => {
    expect(inTongue(say('notice.failed', '{what} failed', { what: 'Send {money} <b>' }), french)).toBe(
      'Send {money} <b> a échoué',
    )
  })

  it('holds others, and rows and choices of them', () => {
    const counts = [
      say('notice.count-failed', '{count, plural, one {# failed} other {# failed}}', { count: 3 }),
      say('notice.count-cancelled', '{count, plural, one {# cancelled} other {# cancelled}}', { count: 1 }),
    ]
    const all = say(
      'notice.many-mixed',
      '{count, plural, one {# transaction: {counts}} other {# transactions: {counts}}}',
      {
        count: 4,
        counts: { list: counts },
      },
    )
    expect(all.sentence).toBe('4 transactions: 3 failed, 1 cancelled')
    expect(inTongue(all, tongueOf('pt', []))).toBe('4 transações: 3 falhadas e 1 cancelada')
  })

  it('stands after another one', () => {
    const both = together(say('link.proven', 'Proven.'), say('link.doubled', 'Doubled.'))
    expect(both.sentence).toBe('Proven. Doubled.')
    expect(inTongue(both, swahili)).toMatch(/^Uwasilishaji wa mwisho .* Kinachotumwa /)
  })

  it('stays English as a whole when a part of it has no translation', () => {
    const said = [{ code: 'link.proven' }, { code: 'link.of-a-later-version' }]
    expect(inTongue({ sentence: 'Proven. New.', said }, french)).toBe('Proven. New.')
  })

  it('stays English when a value is missing', () => {
    expect(inTongue({ sentence: 'It failed', said: [{ code: 'notice.failed' }] }, french)).toBe('It failed')
  })

  it('is no property that every object has', () => {
    expect(inTongue({ sentence: 'Text', said: [{ code: 'toString' }] }, french)).toBe('Text')
  })

  it('is the same after it was written down and read again', () => {
    const { said } = say('notice.started', 'started {span} ago', { span: { spanMs: 90_000 } })
    const read = speechSchema.parse(JSON.parse(JSON.stringify(said)))
    expect(inTongue({ sentence: '', said: read }, french)).toMatch(/^commencée il y a 1\sminute$/)
  })
})

describe('plurals', () => {
  const refused = (count: number, tongue: Tongue) =>
    inTongue(
      say('notice.many-failed', '{count, plural, one {# transaction failed} other {# transactions failed}}', { count }),
      tongue,
    )

  it.each([
    ['en', 0, '0 transactions failed'],
    ['en', 1, '1 transaction failed'],
    ['fr', 0, '0 transaction échouée'],
    ['fr', 2, '2 transactions échouées'],
    ['fr', 1_000_000, '1 000 000 de transactions échouées'],
    ['sw', 1, 'Muamala 1 umeshindwa'],
    ['sw', 2, 'Miamala 2 imeshindwa'],
    ['pt', 0, '0 transações falharam'],
    ['pt', 1, '1 transação falhou'],
    ['pt', 1_000_000, '1 000 000 de transações falharam'],
  ] as const)('are those of %s for %d', (language, count, text) => {
    expect(refused(count, tongueOf(language, [])).replaceAll(/\s/g, ' ')).toBe(text)
  })
})
