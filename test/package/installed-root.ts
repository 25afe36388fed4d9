import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { outputOf } from './package-under-test.ts'

export interface InstalledRoot {
  readonly folder: string
  /** Everything below a part of it but dpkg's own books. */
  files(part?: string): readonly string[]
  dpkg(...args: readonly string[]): Promise<string>
  remove(): void
}

/** A system of its own for dpkg; its scripts run outside of it, so it needs no shell inside. */
export const makeRoot = (): InstalledRoot => {
  const folder = mkdtempSync(join(tmpdir(), 'hover-tray-root-'))
  for (const part of ['var/lib/dpkg/info', 'var/lib/dpkg/updates']) {
    mkdirSync(join(folder, part), { recursive: true })
  }
  for (const file of ['status', 'available']) writeFileSync(join(folder, 'var/lib/dpkg', file), '')
  const options = [`--root=${folder}`, '--force-depends', '--force-script-chrootless', '--log=/dev/null']
  return {
    folder,
    files: (part = '') =>
      readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' }).filter(
        name => !name.startsWith('var/lib/dpkg'),
      ),
    dpkg: (...args) => outputOf('dpkg', ...options, ...args),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
