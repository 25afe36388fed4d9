import { describe, expect, it } from 'vitest'
import { tongueOf } from '../../../electron/contract/speech/languages.ts'

describe('the language of the system', () => {
  it.each([
    [['fr-CI', 'en-GB'], 'fr', 'fr-CI'],
    [['sw-TZ'], 'sw', 'sw-TZ'],
    [['pt-BR'], 'pt', 'pt-BR'],
    [['en-US', 'fr'], 'en', 'en-US'],
    [['de-DE', 'pt-MZ'], 'pt', 'pt-MZ'],
    [['de-DE'], 'en', 'en-GB'],
    [[], 'en', 'en-GB'],
    [['pt'], 'pt', 'pt-PT'],
    [['fr_FR.UTF-8'], 'fr', 'fr'],
    [['C', 'xx-not a tag'], 'en', 'en-GB'],
  ])('of %j is spoken: %s, with the habits of %s', (preferred, language, locale) => {
    expect(tongueOf('system', preferred)).toEqual({ language, locale })
  })
})

describe('a language that was chosen', () => {
  it('is spoken whatever the system speaks, with the habits of the language', () => {
    expect(tongueOf('sw', ['en-US'])).toEqual({ language: 'sw', locale: 'sw' })
  })

  it('has the habits of the system’s region where the system speaks it too', () => {
    expect(tongueOf('fr', ['en-US', 'fr-SN'])).toEqual({ language: 'fr', locale: 'fr-SN' })
  })
})
