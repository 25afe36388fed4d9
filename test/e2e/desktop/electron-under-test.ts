import { type ElectronApplication, _electron as electron } from 'playwright-core'
import { root } from '../../../electron/runtime/checkout.ts'
import { say } from '../../../electron/runtime/outcome.ts'
import { prepareRuntime, runtimeEnv } from '../../../electron/runtime/prepare.ts'
import { type Runtime, runtimeSchema } from '../../../electron/runtime/resolve.ts'
import { runtimeVariable } from '../../reporter.ts'
import type { Desktop } from './desktop.ts'
import { desktopTools } from './tools.ts'
import { patienceMs } from './waiting.ts'

/** The real Electron that test/run.ts chose; one test file run by hand finds it by itself. */
export const electronUnderTest = async (): Promise<Runtime> => {
  const told = process.env[runtimeVariable]
  if (told !== undefined) return runtimeSchema.parse(JSON.parse(told))
  const prepared = await prepareRuntime({ checkout: root, say, tools: desktopTools })
  if (!prepared.ok) throw new Error(prepared.sentence)
  return prepared.value
}

/** Starts an app on that desktop: the first argument is its folder. Root needs --no-sandbox, which Playwright adds. */
export const launchElectron = async ({ env }: Desktop, args: readonly string[]): Promise<ElectronApplication> => {
  const runtime = await electronUnderTest()
  const options = { executablePath: runtime.executable, args: [...args], env: runtimeEnv(runtime, env) }
  const launched = await electron.launch({ ...options, timeout: patienceMs })
  launched.context().setDefaultTimeout(patienceMs)
  return launched
}
