import { main } from './cli/program.ts'
import { forkTunnelHost } from './services/tunnel/fork-host.ts'
import { tunnelHostFile } from './thread-files.ts'

const entry = import.meta.url
const spawnTunnelHost = () => forkTunnelHost(tunnelHostFile(entry))
process.exitCode = await main({ entry, argv: process.argv.slice(2), spawnTunnelHost })
