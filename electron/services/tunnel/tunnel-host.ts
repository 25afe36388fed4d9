/**
 * Entry of the tunnel host: a process of its own for one ngrok session, which exits on any trouble.
 *
 * Only the end of the process frees the agent's place in the account (ngrok-javascript #118), and an SDK callback at the
 * wrong moment aborts the process it runs in. Nothing is printed: the SDK's texts can hold the authtoken.
 */
import { type HostNews, hostQuestionSchema } from './host-messages.ts'
import { findParent } from './host-parent.ts'
import { type HostSession, openHostSession } from './host-session.ts'

const unbindLimitMs = 1_500

const parent = findParent()
let hasStarted = false
let isLeaving = false
let session: HostSession | null = null

async function leave(last: HostNews | null): Promise<void> {
  if (isLeaving) return
  isLeaving = true
  const isConnectionAlive = last === null || (last.kind === 'ended' && last.trouble.kind === 'stopped')
  if (isConnectionAlive) await unbind()
  if (last !== null) await parent?.send(last)
  process.exit(0)
}

async function unbind(): Promise<void> {
  const limit = new Promise(done => setTimeout(done, unbindLimitMs))
  // A second close answers ERR_NGROK_333; what fails here, the exit does.
  await Promise.race([limit, session?.unbind().catch(() => {})])
}

function say(news: HostNews): void {
  if (!isLeaving) void parent?.send(news)
}

function answer(message: unknown): void {
  const question = hostQuestionSchema.safeParse(message)
  if (!question.success) return void leave({ kind: 'ended', trouble: { kind: 'unknown', ngrokCode: null } })
  if (question.data.kind === 'close') return void leave(null)
  if (hasStarted) return
  hasStarted = true
  void openHostSession(question.data, {
    online: url => say({ kind: 'online', url }),
    beat: latencyMs => say({ kind: 'beat', latencyMs }),
    trouble: trouble => void leave({ kind: 'ended', trouble }),
  }).then(opened => {
    session = opened
  })
}

process.on('uncaughtException', () => {
  void leave({ kind: 'ended', trouble: { kind: 'unknown', ngrokCode: null } })
})
parent?.onGone(() => process.exit(0))
parent?.onMessage(answer)
