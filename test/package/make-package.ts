import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { root } from '../../electron/runtime/checkout.ts'
import { run } from '../../electron/runtime/command.ts'
import { say } from '../../electron/runtime/outcome.ts'
import { ensureSystem } from '../../electron/runtime/system-libraries.ts'
import { newKeys, spkiOf } from '../fakes/update-server.ts'
import { reasonToSkip } from './package-under-test.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Signs updates that the package believes: PKCS#8 in PEM. */
    readonly updateKey: string
  }
}

/** Only a proxy knows it: what reaches this server went through one. */
export const updateHost = 'http://updates.hover-tray.test'

/** Makes the one package that every test of this project reads. */
export default async function makePackage(project: TestProject): Promise<void> {
  const { publicKey, privateKey } = newKeys()
  project.provide('updateKey', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
  const reason = reasonToSkip()
  if (reason !== null) {
    process.stderr.write(`The tests of the package are skipped: ${reason}.\n`)
    return
  }
  // They check what a desktop will read of it. Who may not install them is told, and does without these two checks.
  const checkers = { tools: ['appstreamcli', 'desktop-file-validate'] }
  const ensured = await ensureSystem(checkers, say)
  if (!ensured.ok) say(ensured.sentence)
  const made = await run(process.execPath, [join(root, 'packaging/package.ts'), '--test'], {
    env: {
      ...process.env,
      HOVER_TRAY_UPDATE_FEEDS: `${updateHost}/feeds/`,
      HOVER_TRAY_UPDATE_PAGE: 'https://hover-tray.invalid/releases',
      HOVER_TRAY_UPDATE_KEYS: spkiOf(publicKey),
    },
  })
  if (made.code !== 0) throw new Error(`No package was made: ${made.stderr}${made.stdout}`)
}
