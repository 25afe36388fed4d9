// `npm start [-- arguments]`: builds what is not built, finds a real Electron and starts the app in it.
import { join } from 'node:path'
import { runAttached } from './attached.ts'
import { ensureBuilt } from './build.ts'
import { root } from './checkout.ts'
import { runCommand, say } from './outcome.ts'
import { describeRuntime, prepareRuntime, runtimeEnv } from './prepare.ts'

const start = async (args: readonly string[]): Promise<number> => {
  const hasDisplay = process.platform !== 'linux' || !!process.env.DISPLAY || !!process.env.WAYLAND_DISPLAY
  return hasDisplay ? startInElectron(args) : startHeadless(args)
}

const startHeadless = async (args: readonly string[]): Promise<number> => {
  say('There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the engine runs without a window.')
  const built = await ensureBuilt(root, say)
  if (!built.ok) return fail(built.sentence)
  say(`Runtime: Node ${process.versions.node} (headless)`)
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  return runAttached(process.execPath, [join(root, 'out/main/cli.js'), 'serve', ...args], env)
}

const startInElectron = async (args: readonly string[]): Promise<number> => {
  const prepared = await prepareRuntime({ checkout: root, say })
  if (!prepared.ok) return fail(prepared.sentence)
  const runtime = prepared.value
  const built = await ensureBuilt(root, say)
  if (!built.ok) return fail(built.sentence)
  say(`Runtime: ${describeRuntime(runtime)}`)
  return runAttached(runtime.executable, [...switches(runtime.kind), root, ...args], runtimeEnv(runtime, process.env))
}

const switches = (kind: string): readonly string[] => {
  if (process.platform !== 'linux') return []
  const isRoot = process.getuid?.() === 0
  if (isRoot)
    say("Started as root, where Chromium's sandbox cannot work: adding --no-sandbox. Prefer an ordinary user.")
  // Electron finds Wayland by itself since 38; before that it has to be told.
  const isWaylandOnly = kind === 'fallback' && !process.env.DISPLAY
  return [...(isRoot ? ['--no-sandbox'] : []), ...(isWaylandOnly ? ['--ozone-platform=wayland'] : [])]
}

const fail = (sentence: string): number => {
  say(sentence)
  return 1
}

await runCommand(() => start(process.argv.slice(2)))
