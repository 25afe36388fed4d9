import { join } from 'node:path'
import { cacheDir, installedVersion } from './checkout.ts'
import { fallbackDist, fallbackVersion, isFallbackPossible, isFallbackReady, makeFallback } from './fallback.ts'
import { withLock } from './lock.ts'
import { downloadOfficial, findOfficial } from './official.ts'
import type { Outcome, Say } from './outcome.ts'
import { type ResolveDeps, type Runtime, resolveRuntime } from './resolve.ts'
import { bindingFile, bindingVariable, compileBinding, isBindingReady } from './sqlite-binding.ts'
import { ensureSystem } from './system-libraries.ts'

interface Preparing {
  readonly checkout: string
  readonly say: Say
  /** Programs that the caller needs beside Electron. */
  readonly tools?: readonly string[]
}

/** A real Electron that can be started on this machine, with everything it needs, or a sentence. */
export const prepareRuntime = async ({ checkout, say, tools = [] }: Preparing): Promise<Outcome<Runtime>> => {
  const deps = productionDeps(checkout, say)
  const mayDownload = process.env.HOVER_TRAY_RETRY_OFFICIAL === '1'
  const isReady = findOfficial(checkout) !== null || (isFallbackReady(checkout) && isBindingReady(checkout))
  const runtime =
    isReady && !mayDownload
      ? await resolveRuntime(deps)
      : await withLock(join(cacheDir(checkout), 'runtime.lock'), say, () => resolveRuntime(deps))
  if (!runtime.ok) return runtime
  const system = await ensureSystem({ executable: runtime.value.executable, tools }, say)
  return system.ok ? runtime : system
}

const productionDeps = (checkout: string, say: Say): ResolveDeps => ({
  env: process.env,
  say,
  wantedVersion: installedVersion(checkout, 'electron') ?? 'of this checkout (run npm ci first)',
  findOfficial: () => findOfficial(checkout),
  downloadOfficial: () => downloadOfficial(checkout),
  fallback: {
    version: fallbackVersion,
    isPossible: isFallbackPossible(process.platform, process.arch),
    find: () => (isFallbackReady(checkout) ? fallbackDist(checkout) : null),
    make: () => makeFallback(checkout),
  },
  binding: {
    find: () => (isBindingReady(checkout) ? bindingFile(checkout) : null),
    make: async () => {
      const compilers = await ensureSystem({ tools: ['gcc', 'g++'] }, say)
      return compilers.ok ? compileBinding(checkout) : compilers
    },
  },
})

export const describeRuntime = ({ kind, version }: Pick<Runtime, 'kind' | 'version'>): string =>
  `Electron ${version} (${kind})`

/** The environment in which the app starts. */
export const runtimeEnv = (runtime: Runtime, env: NodeJS.ProcessEnv): Record<string, string> => {
  const defined = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  // Set by editors and tools that are Electron themselves; with it the app would start as a bare Node.
  const { ELECTRON_RUN_AS_NODE: _, ...kept } = Object.fromEntries(defined)
  return runtime.sqliteBinding === null ? kept : { ...kept, [bindingVariable]: runtime.sqliteBinding }
}
