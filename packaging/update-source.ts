import { type Outcome, refusal, success } from '../electron/runtime/outcome.ts'
import { readUpdateSource } from '../electron/services/updates/update-source.ts'

/** What a package says about updates in its package.json. */
export interface PackagedUpdates {
  readonly feeds: string
  readonly page: string
  readonly keys: readonly string[]
}

/**
 * Where the packaged app will ask for newer versions, and the public keys that it believes, from the environment of the build:
 * HOVER_TRAY_UPDATE_FEEDS and HOVER_TRAY_UPDATE_PAGE are addresses, HOVER_TRAY_UPDATE_KEYS public Ed25519 keys (SPKI in base64,
 * separated by spaces). Null where none of them is set: such a package never asks.
 */
export const updatesFrom = (env: NodeJS.ProcessEnv, isRelease: boolean): Outcome<PackagedUpdates | null> => {
  const { HOVER_TRAY_UPDATE_FEEDS: feeds, HOVER_TRAY_UPDATE_PAGE: page, HOVER_TRAY_UPDATE_KEYS: keys } = env
  if (!feeds && !page && !keys && !isRelease) return success(null)
  const updates = { feeds: feeds ?? '', page: page ?? '', keys: (keys ?? '').split(/\s+/).filter(key => key !== '') }
  if (readUpdateSource({ updates }) === null) {
    return refusal(
      'Nobody could update this package: HOVER_TRAY_UPDATE_FEEDS and HOVER_TRAY_UPDATE_PAGE have to be addresses (the first ' +
        'with a slash at its end), and HOVER_TRAY_UPDATE_KEYS public Ed25519 keys as SPKI in base64.',
    )
  }
  if (isRelease && !updates.feeds.startsWith('https://')) return refusal('A release asks for updates by https alone.')
  return success(updates)
}
