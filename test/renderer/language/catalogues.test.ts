import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isMessage } from '../../../electron/contract/speech/message.ts'
import { chosenForms, formsOf, gapsOf } from '../../contract/speech/gaps.ts'
import { catalogues } from './catalogues.ts'

const tongues = ['fr', 'sw', 'pt'] as const
const locales = { fr: 'fr', sw: 'sw', pt: 'pt-PT' } as const

/** An entry by its place, in English and in a translation; a list of keys of the keyboard is none. */
interface Entry {
  readonly place: string
  readonly english: unknown
  readonly translated: unknown
}

function entriesOf(place: string, english: unknown, translated: unknown): readonly Entry[] {
  const isLeaf = typeof english !== 'object' || english === null || isMessage(english)
  if (isLeaf) return [{ place, english, translated }]
  if (Array.isArray(english) && english.every(Array.isArray)) return []
  return Object.entries(english).flatMap(([key, value]) =>
    entriesOf(
      `${place}.${key}`,
      value,
      typeof translated === 'object' && translated !== null ? Reflect.get(translated, key) : undefined,
    ),
  )
}

const entriesIn = (tongue: (typeof tongues)[number]): readonly Entry[] =>
  Object.entries(catalogues).flatMap(([topic, { english, translations }]) =>
    entriesOf(topic, english, translations[tongue]),
  )
const textOf = (english: unknown): string => (isMessage(english) ? english.text : String(english))
const places = (entries: readonly Entry[]) => entries.map(({ place }) => place)

/** The same in several languages: names, signs, and examples of the query language, which is one for all. */
const sameInAll =
  /^(query\.keys\.|query\.view\.(atLeast|counting)|detail\.(none|pin|headline)|raw\.form\.whole|main\.app\.name|main\.sourceKind\.ussd-app|main\.when\.|overview\.periodsShort\.)/

describe('the catalogues of the window', () => {
  it('are all looked at', () => {
    const folder = join(import.meta.dirname, '..', '..', '..', 'renderer', 'words')
    const files = readdirSync(folder).filter(file => file.endsWith('.ts') && file !== 'connection.ts')
    expect(Object.keys(catalogues)).toHaveLength(files.length)
  })

  it.each(tongues)('have every entry in %s, and no empty one', tongue => {
    const missing = entriesIn(tongue).filter(
      ({ english, translated }) =>
        typeof translated !== (isMessage(english) ? 'string' : typeof english) || (translated === '' && english !== ''),
    )
    expect(places(missing)).toEqual([])
  })

  it.each(tongues)('have the gaps of the English in %s', tongue => {
    const wrong = entriesIn(tongue).filter(
      ({ english, translated }) =>
        isMessage(english) && gapsOf(String(translated)).names.join() !== [...english.names].sort().join(),
    )
    expect(places(wrong)).toEqual([])
  })

  it.each(tongues)('have no gaps in %s where nothing fills them', tongue => {
    const wrong = entriesIn(tongue).filter(
      ({ english, translated }) => typeof english === 'string' && /[{}]/.test(String(translated)),
    )
    expect(places(wrong)).toEqual([])
  })

  it.each(tongues)('have the plural forms of %s, all of them and no others', tongue => {
    const wrong = entriesIn(tongue).filter(
      ({ english, translated }) =>
        isMessage(english) &&
        gapsOf(String(translated)).forms.some(plural => chosenForms(plural).join() !== formsOf(locales[tongue]).join()),
    )
    expect(places(wrong)).toEqual([])
  })

  it.each(tongues)('choose by number in %s wherever the English does', tongue => {
    const wrong = entriesIn(tongue).filter(
      ({ english, translated }) =>
        isMessage(english) && gapsOf(english.text).forms.length !== gapsOf(String(translated)).forms.length,
    )
    expect(places(wrong)).toEqual([])
  })

  it.each(tongues)('are not left in English in %s', tongue => {
    const left = entriesIn(tongue).filter(
      ({ place, english, translated }) =>
        / [a-z]/.test(textOf(english)) && textOf(english) === translated && !sameInAll.test(place),
    )
    expect(places(left)).toEqual([])
  })

  it('have the gaps in English that their functions fill', () => {
    const wrong = entriesIn('fr').filter(
      ({ english }) => isMessage(english) && gapsOf(english.text).names.join() !== [...english.names].sort().join(),
    )
    expect(places(wrong)).toEqual([])
  })
})
