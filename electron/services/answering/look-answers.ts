import type { SettingsFile } from '../folder/settings-file.ts'
import type { Answering } from './answers.ts'

interface Deps {
  readonly settings: Pick<SettingsFile, 'update'>
  readonly writeClipboard: (text: string) => void
}

/** Keeps how the window looks and what it speaks on this computer. */
export function createLookAnswers({
  settings,
  writeClipboard,
}: Deps): Pick<Answering, 'window.set' | 'language.set' | 'clipboard.write'> {
  return {
    'window.set': async window => {
      settings.update(before => ({ ...before, window }))
      return done
    },
    'language.set': async language => {
      settings.update(before => ({ ...before, language }))
      return done
    },
    'clipboard.write': async ({ text }) => {
      writeClipboard(text)
      return done
    },
  }
}

const done = { ok: true, value: null } as const
