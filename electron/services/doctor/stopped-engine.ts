import { createServer } from 'node:net'
import type { Connection, LinkState, ProblemCode, ReceiverState, SourceConnection } from '../../contract/connection.ts'
import type { Health } from '../../contract/health.ts'
import type { Settings, Source } from '../../contract/settings/settings.ts'
import { diagnose } from '../../core/health/diagnose.ts'
import type { DatabaseFacts, Memory, SecretState } from '../../core/health/facts.ts'
import { canReach, fixedBase } from '../../core/hook-url.ts'
import { describeProblem } from '../../core/problem.ts'
import { rulesIn } from '../../core/rules/rules-in.ts'
import { notReady } from '../hover-org/readiness.ts'
import { secretNames } from '../secrets/secret-names.ts'
import type { Vault } from '../secrets/vault.ts'
import type { DataPlace } from '../store/data-place.ts'
import { lookAtFiles } from '../store/reading/look-at-files.ts'

interface Found {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly settings: Settings
  readonly vault: Pick<Vault, 'get' | 'unreadable' | 'elsewhere'>
  readonly place: DataPlace
  readonly memory: Memory
}

/** What the files of a folder tell while no engine runs on it, and whether the port of the receiver is free. */
export async function examineStopped({ now, settings, vault, place, memory }: Found): Promise<Health> {
  const sources = settings.sources.filter(source => !source.practice)
  const connection: Connection = {
    receiver: await receiverOn(settings.port),
    tunnel: { kind: 'off' },
    address: { kind: 'unchecked' },
    sources: sources.map(source => connectionOf(source, stateOf(source, settings, vault))),
  }
  return diagnose({
    at: new Date(now).toISOString(),
    engine: 'stopped',
    tunnel: settings.tunnel.kind,
    evidence: new Map(),
    secrets: new Map(sources.flatMap(source => secretStateOf(source, vault))),
    database: await lookAtFiles(place),
    overload: null,
    rules: rulesIn(settings),
    unusual: [],
    reach: { kind: 'unknown' },
    ...{ connection, memory },
  })
}

/** What can be said while the engine on a folder does not answer: the receiver is its own, and so are its files. */
export function examineSilent({ now, settings, memory }: Pick<Found, 'now' | 'settings' | 'memory'>): Health {
  const sources = settings.sources.filter(source => !source.practice)
  return diagnose({
    at: new Date(now).toISOString(),
    engine: 'silent',
    connection: {
      receiver: { kind: 'closed' },
      tunnel: { kind: 'off' },
      address: { kind: 'unchecked' },
      sources: sources.map(source => connectionOf(source, { kind: 'idle' })),
    },
    tunnel: settings.tunnel.kind,
    evidence: new Map(),
    secrets: new Map(),
    database: unheardDatabase,
    overload: null,
    rules: rulesIn(settings),
    unusual: [],
    reach: { kind: 'unknown' },
    memory,
  })
}

const unheardDatabase: DatabaseFacts = {
  ...{ journal: null, projector: null, reader: null },
  ...{ behind: 0, stalledMs: 0, freeBytes: null, hasUnfinishedErasing: false, hasUntoldRestore: false },
}

/** Held for a moment only: whoever has the port keeps it. */
function receiverOn(port: number): Promise<ReceiverState> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve({
        kind: 'down',
        problem: describeProblem(error.code === 'EADDRINUSE' ? 'port-taken' : 'receiver-failed'),
      }),
    )
    server.listen(port, '127.0.0.1', () => server.close(() => resolve({ kind: 'closed' })))
  })
}

/** Without it a source cannot do its work: a USSD app cannot prove deliveries, an organization cannot register. */
const neededNames = ({ kind, id }: Source): readonly string[] =>
  kind === 'ussd-app' ? [secretNames.ussdSecret(id)] : [secretNames.clientSecret(id), secretNames.tokens(id)]

function isElsewhere(source: Source, vault: Found['vault']): boolean {
  const elsewhere = vault.elsewhere()
  return neededNames(source).some(name => elsewhere.has(name))
}

function secretStateOf(source: Source, vault: Found['vault']): readonly (readonly [string, SecretState])[] {
  return isElsewhere(source, vault) ? [[source.id, 'elsewhere']] : []
}

function connectionOf(source: Source, state: LinkState): SourceConnection {
  return {
    sourceId: source.id,
    name: source.name,
    kind: source.kind,
    practice: source.practice,
    state,
    ...{ localUrl: null, publicUrl: null, lastDeliveryAt: null, refused: 0, hint: null, hoverView: null },
  }
}

function stateOf(source: Source, settings: Settings, vault: Found['vault']): LinkState {
  if (isElsewhere(source, vault)) return { kind: 'idle' }
  const missing = source.kind === 'ussd-app' ? missingSecret(source.id, vault) : notReady(vault, source.id)
  if (missing !== null) return down(missing)
  const base = fixedBase(settings)
  const isCutOff = source.kind === 'hover-org' && base !== null && !canReach(source.baseUrl, base)
  return isCutOff ? down('needs-public-url') : { kind: 'idle' }
}

function missingSecret(appId: string, vault: Found['vault']): ProblemCode | null {
  const name = secretNames.ussdSecret(appId)
  if (vault.unreadable().has(name)) return 'secret-unreadable'
  return vault.get(name) === undefined ? 'needs-secret' : null
}

function down(code: ProblemCode): LinkState {
  return { kind: 'down', problem: describeProblem(code), retryAt: null }
}
