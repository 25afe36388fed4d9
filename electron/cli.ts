import { main } from './cli/program.ts'

process.exitCode = await main({ entry: import.meta.url, argv: process.argv.slice(2) })
