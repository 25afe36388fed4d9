import type { AboutAnswers, PageName } from '../../contract/about.ts'
import type { DataWritten } from '../../contract/bridge/data.ts'
import type { Reply } from '../../contract/bridge/ipc.ts'
import type { Health } from '../../contract/health.ts'
import { type Diagnostics, gatherDiagnostics } from '../diagnostics/gather.ts'
import { readSystem, readVersions } from '../diagnostics/versions.ts'
import { writeWholeFile } from '../exporting/write-whole-file.ts'
import type { DataFolder } from '../folder/data-folder.ts'
import { writeFailure } from '../own-data/chosen-file.ts'
import type { ChosenWriter } from '../own-data/chosen-writer.ts'
import { makeTrouble, troubleOf } from '../store/trouble.ts'
import type { Answering } from './answers.ts'

export type AboutAnswering = Pick<Answering, keyof AboutAnswers>

interface Deps {
  readonly folder: Pick<DataFolder, 'settings' | 'vault' | 'place'>
  readonly dataDir: string
  readonly version: string
  readonly writer: ChosenWriter
  readonly openExternal: (url: string) => void
  /** Left out where a signal ends the app. */
  readonly quit?: () => void
  readonly checkHealth: (isAfresh: boolean) => Promise<Health>
  readonly now: () => number
}

const addresses: Readonly<Record<PageName, string>> = {
  'ussd-docs': 'https://www.usehover.com/docs',
  'org-docs': 'https://developers.hover.to/reference',
  'ngrok-dashboard': 'https://dashboard.ngrok.com',
}

/** Answers what people ask about the app itself, and writes the file that tells others how it is. */
export function createAboutAnswers(deps: Deps): AboutAnswering {
  const { folder, version, writer } = deps
  /** What was shown last: only that is written. */
  let shown: Diagnostics | null = null

  return {
    'app.about': async () => ({
      ok: true,
      value: { versions: readVersions(version), system: readSystem(), license: 'MIT' },
    }),
    'app.visit': async ({ page }) => {
      deps.openExternal(addresses[page])
      return done
    },
    'app.quit': async () => {
      if (deps.quit === undefined) return noQuit
      deps.quit()
      return done
    },
    'diagnostics.preview': async () => {
      const health = await deps.checkHealth(false)
      const { settings, vault, place } = folder
      const scene = { dataDir: deps.dataDir, place, version, settings: settings.get(), vault, health, now: deps.now() }
      shown = gatherDiagnostics(scene)
      return { ok: true, value: { parts: shown.parts, bytes: shown.bytes } }
    },
    'diagnostics.save': async () => {
      if (shown === null) return notShown
      const { file: content, bytes } = shown
      const name = `hover-tray-diagnostics-${new Date(deps.now()).toISOString().slice(0, 10)}.json.gz`
      const wish = { title: 'Save the diagnostics file', name, kind: 'diagnostics' } as const
      return writer.write<DataWritten>(wish, file => writeDiagnostics(file, content, bytes))
    },
  }
}

async function writeDiagnostics(file: string, content: Uint8Array, bytes: number): Promise<Reply<DataWritten>> {
  try {
    await writeWholeFile(file, [content])
    return { ok: true, value: { path: file, bytes } }
  } catch (error) {
    return { ok: false, failure: writeFailure(file, troubleOf(error, file) ?? makeTrouble('io', file)) }
  }
}

const done = { ok: true, value: null } as const
const noQuit = {
  ok: false,
  failure: { code: 'unavailable', sentence: 'This engine ends with the terminal that started it: press Ctrl+C there.' },
} as const
const notShown = {
  ok: false,
  failure: { code: 'refused', sentence: 'Look at what is in the diagnostics file first.' },
} as const
