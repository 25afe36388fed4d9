import { readFileSync } from 'node:fs'
import { delimiter } from 'node:path'
import { isOnPath, lastLines, run } from './command.ts'
import { type Missing, packagesFor } from './debian-packages.ts'
import { type Outcome, refusal, type Say, success } from './outcome.ts'
import { postgresFolders } from './postgres-folders.ts'

/** Libraries that Electron opens while it runs, so that `ldd` does not list them: GTK, notifications, the keyring. */
const openedLater = ['libgtk-3.so.0', 'libnotify.so.4', 'libsecret-1.so.0']

export interface Needs {
  readonly executable?: string
  readonly tools?: readonly string[]
}

/**
 * Makes sure that the machine has what is needed, installing it where that is allowed.
 *
 * As root on a Debian-like machine apt-get installs it. Everybody else is told the exact command.
 */
export const ensureSystem = async (needs: Needs, say: Say): Promise<Outcome<null>> => {
  if (process.platform !== 'linux') return success(null)
  const missing = await findMissing(needs)
  if (missing.length === 0) return success(null)
  const names = missing.map(({ name }) => name).join(', ')
  if (!isDebianLike(readOsRelease()) || !isOnPath('apt-get')) {
    return refusal(`This machine lacks ${names}. Install them with your system's package manager, then start again.`)
  }
  const isRoot = process.getuid?.() === 0
  if (isRoot) await aptGet(['update'])
  const { packages, unknown } = packagesFor(missing, await knownPackages())
  if (unknown.length > 0) {
    return refusal(`This machine lacks ${unknown.join(', ')}, and no Debian package is known for it. Please report it.`)
  }
  const list = packages.join(' ')
  const command = `apt-get update && apt-get install -y --no-install-recommends ${list}`
  if (!isRoot) return refusal(`This machine lacks ${names}. Run this, then start again: sudo sh -c '${command}'`)
  say(`This machine lacks ${names}: installing ${list}`)
  const installed = await aptGet(['install', '-y', '--no-install-recommends', ...packages])
  const stillMissing = await findMissing(needs)
  if (stillMissing.length === 0) return success(null)
  return refusal(
    `apt-get could not install ${stillMissing.map(({ name }) => name).join(', ')} (${lastLines(installed.stderr)}). ` +
      `Run this, then start again: ${command}`,
  )
}

const aptGet = (args: readonly string[]) =>
  run('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })

const findMissing = async ({ executable, tools = [] }: Needs): Promise<readonly Missing[]> => {
  const missing: Missing[] = tools.filter(name => !isInstalled(name)).map(name => ({ kind: 'tool', name }))
  if (executable === undefined) return missing
  const linked = parseLdd((await run('ldd', [executable])).stdout)
  const known = (await run('/sbin/ldconfig', ['-p'])).stdout
  // Where there is no ldconfig (not glibc, or a stripped image) only the linked libraries can be told.
  const later = known === '' ? [] : openedLater.filter(name => !known.includes(`${name} `))
  return [...missing, ...[...new Set([...linked, ...later])].map(name => ({ kind: 'library', name }) as const)]
}

const isInstalled = (program: string): boolean =>
  isOnPath(program) || isOnPath(program, { PATH: postgresFolders().join(delimiter) })

/** The names that `ldd` could not find. */
export const parseLdd = (output: string): readonly string[] =>
  output.split('\n').flatMap(line => /^\s*(\S+) => not found/.exec(line)?.[1] ?? [])

export const isDebianLike = (osRelease: string): boolean => /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(osRelease)

const readOsRelease = (): string => {
  try {
    return readFileSync('/etc/os-release', 'utf8')
  } catch {
    return ''
  }
}

const knownPackages = async (): Promise<(name: string) => boolean> => {
  const names = new Set((await run('apt-cache', ['pkgnames', 'lib'])).stdout.split('\n'))
  return name => names.has(name)
}
