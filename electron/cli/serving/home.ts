import { homedir } from 'node:os'

/** What Debian calls the home of a user that has none. */
export const noHome = '/nonexistent'

/**
 * A user that a service manager or a container made up has no home. Then Node throws where libraries ask for it, which some
 * do while they are read: so this comes before any of them.
 */
export function settleHome(): void {
  try {
    homedir()
  } catch {
    process.env.HOME = noHome
  }
}
