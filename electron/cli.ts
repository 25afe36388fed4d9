import { settleHome } from './cli/serving/home.ts'
import { forkTunnelHost } from './services/tunnel/fork-host.ts'
import { tunnelHostFile } from './thread-files.ts'

const entry = import.meta.url
const spawnTunnelHost = () => forkTunnelHost(tunnelHostFile(entry))
settleHome()
const { main } = await import('./cli/program.ts')
const exitCode = await main({ entry, argv: process.argv.slice(2), spawnTunnelHost })
process.exitCode = exitCode
// A start that failed in the middle leaves threads behind, and with them the lock of the folder.
if (exitCode !== 0) setTimeout(() => process.exit(), 2_000).unref()
