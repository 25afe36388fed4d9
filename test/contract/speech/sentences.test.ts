import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { french } from '../../../electron/contract/speech/french/all.ts'
import { portuguese } from '../../../electron/contract/speech/portuguese/all.ts'
import { swahili } from '../../../electron/contract/speech/swahili/all.ts'
import { chosenForms, formsOf, gapsOf } from './gaps.ts'

const catalogues = { fr: french, sw: swahili, pt: portuguese } as const
const locales = { fr: 'fr', sw: 'sw', pt: 'pt-PT' } as const
const tongues = ['fr', 'sw', 'pt'] as const

/** Every `say('code', 'English')` of the program: the English and its code stand in the same place. */
function saidInProgram(): ReadonlyMap<string, string> {
  const root = join(import.meta.dirname, '..', '..', '..', 'electron')
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter(file => file.name.endsWith('.ts'))
  const texts = files.map(file => readFileSync(join(file.parentPath, file.name), 'utf8'))
  return new Map(
    texts.flatMap(text =>
      [...text.matchAll(/\bsay\(\s*'(\w+\.[\w-]+)',\s*'([^']*)'/g)].map(
        match => [match[1] ?? '', match[2] ?? ''] as const,
      ),
    ),
  )
}

const english = saidInProgram()

describe('the sentences of the engine', () => {
  it('are found in the program at all', () => {
    expect(english.size).toBeGreaterThan(150)
  })

  it.each(tongues)('have the same gaps in %s as in English', tongue => {
    const wrong = [...english].filter(([code, text]) => {
      const translated: string | undefined = Reflect.get(catalogues[tongue], code)
      return translated === undefined || gapsOf(translated).names.join() !== gapsOf(text).names.join()
    })
    expect(wrong.map(([code]) => code)).toEqual([])
  })

  it.each(tongues)('have the plural forms of %s, all of them and no others', tongue => {
    const forms = formsOf(locales[tongue])
    const wrong = Object.entries(catalogues[tongue]).filter(([, text]) =>
      gapsOf(text).forms.some(plural => chosenForms(plural).join() !== forms.join()),
    )
    expect(wrong.map(([code]) => code)).toEqual([])
  })

  it.each(tongues)('are not left in English in %s', tongue => {
    const left = [...english].filter(
      ([code, text]) =>
        / /.test(text.replaceAll(/\{.*?\}/g, '').trim()) && Reflect.get(catalogues[tongue], code) === text,
    )
    expect(left).toEqual([])
  })
})
