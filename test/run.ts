// `npm test [-- arguments for vitest]`: everything that the tests need, then one run of all of them.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runAttached, runHeard } from '../electron/runtime/attached.ts'
import { ensureBuilt } from '../electron/runtime/build.ts'
import { root } from '../electron/runtime/checkout.ts'
import { runCommand, say } from '../electron/runtime/outcome.ts'
import { describeRuntime, prepareRuntime } from '../electron/runtime/prepare.ts'
import { ensureSystem } from '../electron/runtime/system-libraries.ts'
import { shellTools } from './cli/completion/shells.ts'
import { desktopTools } from './e2e/desktop/tools.ts'
import { filesToRepeat, type Leaving, v8Fault } from './ended-by-v8.ts'
import { beforeVariable, leavingVariable, runtimeVariable } from './reporter.ts'
import { serverTools } from './servers/tools.ts'

const test = async (args: readonly string[]): Promise<number> => {
  const prepared = await prepareRuntime({ checkout: root, say, tools: desktopTools })
  if (!prepared.ok) return fail(prepared.sentence)
  say(`Runtime: ${describeRuntime(prepared.value)}; tests run on Node ${process.versions.node}`)
  const others = await ensureSystem({ tools: [...serverTools, ...shellTools] }, say)
  if (!others.ok) say(`${others.sentence} Until then the tests with real servers and shells are skipped.`)
  const built = await ensureBuilt(root, say)
  if (!built.ok) return fail(built.sentence)
  const env = { ...withoutDesktop(process.env), [runtimeVariable]: JSON.stringify(prepared.value) }
  return runAll(args, env)
}

/** One run, and one more of those files alone whose process V8 has ended. */
const runAll = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> => {
  const folder = mkdtempSync(join(tmpdir(), 'hover-tray-tests-'))
  try {
    const file = join(folder, 'leaving.json')
    const errors: Buffer[] = []
    const code = await runHeard(process.execPath, [...vitestRun, ...args], {
      env: { ...env, [leavingVariable]: file },
      onError: piece => errors.push(piece),
    })
    if (code === 0) return code
    // Written by the reporter; it is not there when Vitest did not come so far.
    const leaving: Leaving = readLeaving(file)
    const again = filesToRepeat(leaving, Buffer.concat(errors).toString('latin1').split(v8Fault).length - 1)
    if (again.length === 0) return code
    say(`V8 ended the process of ${again.join(', ')} (${v8Fault}). Once more:`)
    const repeated = await runAttached(process.execPath, [...vitestRun, ...again], {
      ...env,
      [beforeVariable]: JSON.stringify(leaving.totals),
    })
    return leaving.totals.failed > 0 ? code : repeated
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const vitestRun = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', root]

const readLeaving = (file: string): Leaving => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Leaving
  } catch {
    return { totals: { passed: 0, failed: 0, skipped: 0 }, ended: [] }
  }
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
