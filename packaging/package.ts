// `npm run package [-- --release | --test]`: makes the packages that this machine can make, says which it cannot and why.
// A release takes the official Electron alone; --test makes a package for tests from whatever Electron the tests run on.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { downloadArtifact } from '@electron/get'
import { ensureBuilt } from '../electron/runtime/build.ts'
import { installedVersion, root } from '../electron/runtime/checkout.ts'
import { isOnPath } from '../electron/runtime/command.ts'
import { type Outcome, refusal, runCommand, say, success } from '../electron/runtime/outcome.ts'
import { describeRuntime, prepareRuntime } from '../electron/runtime/prepare.ts'
import { buildPackages, type Packaging } from './builder.ts'
import { gatherLicences } from './licences.ts'
import { officialArchive } from './official-archive.ts'
import { stageApp } from './stage.ts'
import { hostTarget, type Target, targetName } from './target.ts'
import { updatesFrom } from './update-source.ts'

type Ingredients = Pick<Packaging, 'electronDist' | 'electronVersion' | 'testName'> & {
  readonly sqliteBinding: string | null
}

const purposes = { '--release': 'release', '--test': 'test' } as const
type Purpose = 'release' | 'test' | 'best'

const packageAll = async (args: readonly string[]): Promise<number> => {
  const purpose = purposeOf(args)
  if (purpose === null) return fail('npm run package takes nothing, or one of --release and --test.')
  const host = hostTarget()
  if (host === null) return fail(`No package can be made on ${process.platform} ${process.arch}.`)
  let code = 0
  for (const arch of purpose === 'release' ? (['x64', 'arm64'] as const) : [host.arch]) {
    const target = { ...host, arch }
    const made = await packageOne(target, purpose)
    if (!made.ok) code = fail(`Not made for ${targetName(target)}: ${made.sentence}`)
  }
  say(`Not made here: packages for ${others(host)}. Each system makes its own: run this there.`)
  return code
}

const purposeOf = (args: readonly string[]): Purpose | null => {
  const [first, ...more] = args
  if (more.length > 0) return null
  if (first === undefined) return 'best'
  return first === '--release' || first === '--test' ? purposes[first] : null
}

const packageOne = async (target: Target, purpose: Purpose): Promise<Outcome<null>> => {
  // Before everything that takes long: most releases that cannot be end here.
  const ingredients = await (purpose === 'release' ? forRelease(target) : forThisMachine(purpose))
  if (!ingredients.ok) return ingredients
  const { sqliteBinding, ...electron } = ingredients.value
  const updates = updatesFrom(process.env, purpose === 'release')
  if (!updates.ok) return updates
  const built = await ensureBuilt(root, say)
  if (!built.ok) return built
  const folder = join(root, 'dist/app')
  const staged = stageApp({ checkout: root, folder, target, sqliteBinding, updates: updates.value })
  if (!staged.ok) return staged
  const licences = gatherLicences(root, join(root, 'dist/licences'))
  if (!licences.ok) return licences
  if (electron.testName !== null) takeOwnTools()
  const files = await buildPackages({ checkout: root, target, env: process.env, ...electron })
  for (const file of files) say(`Made ${file}`)
  if (electron.testName !== null) say(`dist/${electron.testName} is for tests only. ${missingHere}`)
  return success(null)
}

const missingHere =
  'Not made: an AppImage, which needs a file from GitHub that starts it, and anything to give to people, which needs the ' +
  'official Electron. Where those can be had, npm run package makes them.'

const forThisMachine = async (purpose: Purpose): Promise<Outcome<Ingredients>> => {
  const prepared = await prepareRuntime({ checkout: root, say })
  if (!prepared.ok) return prepared
  const { kind, dist, version, sqliteBinding } = prepared.value
  say(`Packaging ${describeRuntime(prepared.value)}`)
  const testName = kind === 'official' && purpose !== 'test' ? null : `test-${kind}-electron`
  if (testName !== null && process.platform === 'linux' && !isOnPath('dpkg-deb')) {
    return refusal('A deb for tests needs dpkg-deb, which is not here. Install the package dpkg, then try again.')
  }
  return success({ electronDist: dist, electronVersion: version, testName, sqliteBinding })
}

const forRelease = async (target: Target): Promise<Outcome<Ingredients>> => {
  const runtime = join(process.env.VCRUNTIME_DIR ?? '', target.arch, 'vcruntime140.dll')
  if (target.platform === 'win32' && !existsSync(runtime)) {
    return refusal(
      `ngrok's addon needs vcruntime140.dll: name in VCRUNTIME_DIR the folder that holds one of ${target.arch} in ${target.arch}.`,
    )
  }
  const archive = await officialArchive({ checkout: root, env: process.env, download }, target)
  if (!archive.ok) return archive
  const electronVersion = installedVersion(root, 'electron') ?? ''
  return success({ electronDist: archive.value, electronVersion, testName: null, sqliteBinding: null })
}

const download = (version: string, { platform, arch }: Target): Promise<string> =>
  downloadArtifact({ version, platform, arch, artifactName: 'electron' })

/** electron-builder asks its environment where its tools are, and downloads them otherwise. */
const takeOwnTools = (): void => {
  process.env.CUSTOM_FPM_PATH = join(root, 'packaging/fpm.ts')
  process.env.ELECTRON_BUILDER_7ZIP_PATH = join(root, 'packaging/gzip.ts')
}

const others = (host: Target): string =>
  ['linux', 'darwin', 'win32'].filter(platform => platform !== host.platform).join(' and ')

const fail = (sentence: string): number => {
  say(sentence)
  return 1
}

process.chdir(root)
await runCommand(() => packageAll(process.argv.slice(2)))
// Otherwise a hook that electron-builder brings ends the process as if all had gone well.
process.exit()
