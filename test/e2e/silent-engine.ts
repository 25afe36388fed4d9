/** The engine, with a desktop that never answers: what is due is never shown. Prints the address of the hook. */
import { join } from 'node:path'
import Conf from 'conf'
import { startApp } from '../../electron/app.ts'
import { settingsFileName, settingsFileOptions } from '../../electron/services/folder/settings-file.ts'
import { forkTunnelHost } from '../../electron/services/tunnel/fork-host.ts'
import { threadFiles, tunnelHostFile } from '../../electron/thread-files.ts'
import { practiceSecret } from './ussd-delivery.ts'

const [dataDir = ''] = process.argv.slice(2)
const entry = new URL('../../electron/cli.ts', import.meta.url).href

const app = await startApp({
  dataDir,
  version: '0.0.0',
  runtime: 'test',
  openSettings: () => new Conf({ ...settingsFileOptions, cwd: join(dataDir), configName: settingsFileName }),
  ciphers: { write: null, read: [] },
  threads: threadFiles(entry),
  sqliteBinding: null,
  spawnTunnelHost: () => forkTunnelHost(tunnelHostFile(entry)),
  show: () => new Promise(() => {}),
  where: 'terminal',
  openExternal: () => {},
  writeClipboard: () => {},
  onFatal: sentence => process.stderr.write(`${sentence}\n`),
  port: 0,
})
await app.answers['sources.add']({ kind: 'ussd-app', name: 'Shop', secret: practiceSecret })
// Settled: the first look at the connection after the receiver is open has the address.
while (app.connection().sources[0]?.localUrl == null) await new Promise(resolve => setImmediate(resolve))
process.stdout.write(`${app.connection().sources[0]?.localUrl}\n`)
