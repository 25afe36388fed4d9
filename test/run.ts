// `npm test [-- arguments for vitest]`: everything that the tests need, then one run of all of them.
import { join } from 'node:path'
import { runAttached } from '../electron/runtime/attached.ts'
import { ensureBuilt } from '../electron/runtime/build.ts'
import { root } from '../electron/runtime/checkout.ts'
import { runCommand, say } from '../electron/runtime/outcome.ts'
import { describeRuntime, prepareRuntime } from '../electron/runtime/prepare.ts'
import { ensureSystem } from '../electron/runtime/system-libraries.ts'
import { shellTools } from './cli/completion/shells.ts'
import { desktopTools } from './e2e/desktop/tools.ts'
import { runtimeVariable } from './reporter.ts'
import { serverTools } from './servers/tools.ts'

const test = async (args: readonly string[]): Promise<number> => {
  const prepared = await prepareRuntime({ checkout: root, say, tools: desktopTools })
  if (!prepared.ok) return fail(prepared.sentence)
  say(`Runtime: ${describeRuntime(prepared.value)}; tests run on Node ${process.versions.node}`)
  const others = await ensureSystem({ tools: [...serverTools, ...shellTools] }, say)
  if (!others.ok) say(`${others.sentence} Until then the tests with real servers and shells are skipped.`)
  const built = await ensureBuilt(root, say)
  if (!built.ok) return fail(built.sentence)
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  return runAttached(process.execPath, [vitest, 'run', '--root', root, ...args], {
    ...withoutDesktop(process.env),
    [runtimeVariable]: JSON.stringify(prepared.value),
  })
}

/** The end-to-end tests bring a desktop of their own; nothing may reach the one of the person who runs them. */
const withoutDesktop = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const { DISPLAY: _d, WAYLAND_DISPLAY: _w, DBUS_SESSION_BUS_ADDRESS: _b, ELECTRON_RUN_AS_NODE: _n, ...kept } = env
  return kept
}

const fail = (sentence: string): number => {
  say(sentence)
  return 1
}

await runCommand(() => test(process.argv.slice(2)))
