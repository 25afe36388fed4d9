import { settleHome } from './cli/serving/home.ts'
import { forkTunnelHost } from './services/tunnel/fork-host.ts'
import { tunnelHostFile } from './thread-files.ts'

const entry = import.meta.url
const spawnTunnelHost = () => forkTunnelHost(tunnelHostFile(entry))
settleHome()
const { main } = await import('./cli/program.ts')
process.exitCode = await main({ entry, argv: process.argv.slice(2), spawnTunnelHost })
