import type { DesktopAnswers } from '../../contract/desktop.ts'
import type { SettingsFile } from '../folder/settings-file.ts'
import type { NoticeTester } from '../telling/notice-test.ts'
import type { Answering } from './answers.ts'

interface Deps {
  readonly settings: Pick<SettingsFile, 'update'>
  readonly tester: Pick<NoticeTester, 'test' | 'seen'>
}

/** Answers what the window asks about the desktop that the app runs on. */
export function createDesktopAnswers({ settings, tester }: Deps): Pick<Answering, keyof DesktopAnswers> {
  return {
    'notifications.test': async () => ({ ok: true, value: await tester.test() }),
    'notifications.test-seen': async () => ({ ok: true, value: await tester.seen() }),
    'pause.set': async pause => {
      settings.update(before => ({ ...before, pause }))
      return { ok: true, value: null }
    },
  }
}
