import type { Connection } from '../../contract/connection.ts'
import type { TunnelSettings } from '../../contract/settings/settings.ts'
import type { OpenUnusual } from '../normal/unusual-watch.ts'
import type { RefusalCount } from '../refusal.ts'
import type { RulesInForce } from '../rules/rules-in.ts'

/** Everything the doctor looks at, gathered beforehand. Times are ISO 8601, spans are in milliseconds. */
export interface HealthFacts {
  readonly at: string
  /**
   * `stopped`: no engine runs on the folder, and only its files were looked at. `silent`: one does, but does not answer,
   * and its files are its own.
   */
  readonly engine: 'running' | 'stopped' | 'silent'
  readonly connection: Connection
  readonly tunnel: TunnelSettings['kind']
  /** By the id of the source. */
  readonly evidence: ReadonlyMap<string, Evidence>
  /** What a source's deliveries are proven with, by the id of the source; without an entry it is at hand. */
  readonly secrets: ReadonlyMap<string, SecretState>
  readonly database: DatabaseFacts
  /** The last time since the start that deliveries found no room; null: never. */
  readonly overload: Overload | null
  /** The rules that hold. */
  readonly rules: RulesInForce
  /** What is silent, or fails more than is normal. */
  readonly unusual: readonly Pick<OpenUnusual, 'topic' | 'sourceId' | 'action' | 'since'>[]
  readonly reach: Reach
  /** What was known of each link before, by `linkKey`. */
  readonly memory: Memory
}

/** `elsewhere`: in a keyring that only the desktop app can open. */
export type SecretState = 'unreadable' | 'elsewhere'

/** What came for a source since the start. */
export interface Evidence {
  readonly acceptedAt: string | null
  /** Since a delivery was proven, stored or not, or the secret changed. */
  readonly refusals: readonly RefusalCount[]
  /** How much later than its signed Date the last rightly signed delivery came, let in or not; null: none came. */
  readonly skewMs: number | null
}

/** What is wrong with a database file. */
export interface DatabaseTrouble {
  readonly kind: 'corrupt' | 'newer' | 'locked' | 'full' | 'read-only' | 'read-only-disk' | 'memory' | 'io'
  /** What happened and what to do. */
  readonly sentence: string
}

export interface DatabaseFacts {
  /** Deliveries cannot be kept, and are answered 503. */
  readonly journal: DatabaseTrouble | null
  /** Deliveries are kept, but not worked out. */
  readonly projector: DatabaseTrouble | null
  /** What is kept cannot be read. */
  readonly reader: DatabaseTrouble | null
  /** Entries of the journal that are not worked out yet. */
  readonly behind: number
  /** For how long none of them was. */
  readonly stalledMs: number
  /** Free on the disk of the database; null when that could not be found out. */
  readonly freeBytes: number | null
  /** Erasing a customer was cut short, and has to be done again. */
  readonly hasUnfinishedErasing: boolean
  /** A restore was cut short before a person was told what it set aside and took back. */
  readonly hasUntoldRestore: boolean
}

/** More deliveries came at once than could be kept, and some were answered 503. */
export interface Overload {
  readonly since: string
  /** Null: it goes on. */
  readonly until: string | null
  /** How many were answered so. Nobody has looked at all of them: they may be a stranger's. */
  readonly count: number
}

/** Whether notices reach a person here. */
export type Reach =
  /** Nothing was shown yet, and nobody could be asked. */
  | { readonly kind: 'unknown' }
  /** Printed to a terminal. */
  | { readonly kind: 'terminal' }
  /** The desktop took the last one, or says that it takes them. */
  | { readonly kind: 'taken' }
  /** A person reacted to one. */
  | { readonly kind: 'seen' }
  /** Nothing on this desktop shows notifications now. `waiting`: notices that are shown when there is. */
  | { readonly kind: 'no-server'; readonly waiting: number }
  /** The desktop refused the last one, or did not answer. */
  | { readonly kind: 'refused' }

/** What is remembered of a link. */
export interface LinkMemory {
  readonly lastGoodAt: string | null
  /** Kept until the link is seen to hold, also while it is looked at again. */
  readonly broken: { readonly code: string; readonly since: string } | null
}
export type Memory = ReadonlyMap<string, LinkMemory>
