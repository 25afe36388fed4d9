import { describe, expect, it } from 'vitest'
import { type Settings, settingsSchema } from '../../../electron/contract/settings/settings.ts'
import { attachedSettings } from '../../../electron/core/attached/attached-settings.ts'

const settingsOf = (change: Partial<Settings>): Settings => settingsSchema.parse(change)
const shop = { kind: 'ussd-app', id: 'shop', name: 'Shop', hookPath: '/hook/a', practice: false } as const
const place = { kind: 'remote', address: 'https://engine.example.com', name: 'Amina' } as const
const snoozed = (scope: Settings['noticeRules']['snoozes'][number]['scope']) => ({
  ...settingsSchema.parse({}).noticeRules,
  snoozes: [{ scope, until: null }],
})

const own = settingsOf({ language: 'sw', port: 1111, engine: place, sources: [{ ...shop, previousSecretUntil: null }] })
const theirs = settingsOf({ language: 'fr', port: 2222, practice: true })

describe('the settings of a desktop that shows an engine elsewhere', () => {
  it('are its own where they are about this desktop, and those of the engine otherwise', () => {
    const { language, engine, port, practice, sources } = attachedSettings(own, theirs)
    expect([language, engine, port, practice, sources]).toEqual(['sw', place, 2222, true, []])
  })

  it('name nothing of the own engine, which rests, until the other one was heard', () => {
    const { sources, language, practice } = attachedSettings(own, null)
    expect([sources, language, practice]).toEqual([[], 'sw', false])
  })

  it('are quiet where this desktop is, whatever the engine is', () => {
    const quiet = settingsOf({ ...own, noticeRules: snoozed({ kind: 'all' }) })
    expect(attachedSettings(quiet, theirs).noticeRules.snoozes).toEqual([{ scope: { kind: 'all' }, until: null }])
  })

  it('show that the engine is quiet, since nobody hears anything then', () => {
    const quiet = settingsOf({ ...theirs, noticeRules: snoozed({ kind: 'all' }) })
    expect(attachedSettings(own, quiet).noticeRules.snoozes).toHaveLength(1)
  })

  it('have the snoozes of the engine that are of one operator', () => {
    const quiet = settingsOf({ ...theirs, noticeRules: snoozed({ kind: 'operator', operator: 'MTN' }) })
    expect(attachedSettings(own, quiet).noticeRules.snoozes).toHaveLength(1)
  })
})
