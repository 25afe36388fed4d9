import { arch, release, type } from 'node:os'
import type { Version } from '../../contract/about.ts'

/** The app and what it runs on, for people who help. */
export function readVersions(appVersion: string): readonly Version[] {
  const { electron, chrome, node } = process.versions
  return [
    { name: 'Hover Tray', version: appVersion },
    ...named('Electron', electron),
    ...named('Chromium', chrome),
    ...named('Node', node),
  ]
}

function named(name: string, version: string | undefined): readonly Version[] {
  return version === undefined ? [] : [{ name, version }]
}

/** System and processor: "Linux 6.1.0 (x64)". */
export function readSystem(): string {
  return `${type()} ${release()} (${arch()})`
}
