// `npm run audit`: asks the registry for known vulnerabilities of what ships. Without an answer it says so and passes.
import { spawnSync } from 'node:child_process'
import { root } from '../electron/runtime/checkout.ts'
import { judgeAudit } from './audit-verdict.ts'

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  cwd: root,
  encoding: 'utf8',
  timeout: 60_000,
  shell: process.platform === 'win32',
})
const { isFine, sentence } = judgeAudit(stdout ?? '')
process.stdout.write(`${sentence}\n`)
process.exitCode = isFine ? 0 : 1
