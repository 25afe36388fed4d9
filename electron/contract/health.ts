import type { Speech } from './speech/said.ts'

/** The way from Hover to a person, link by link, in the order in which a delivery and its notice take it. */
export const linkNames = [
  'registration',
  'tunnel',
  'public-address',
  'receiver',
  'authenticity',
  'database',
  'rules',
  /** From an engine elsewhere to this desktop. */
  'engine',
  'notifications',
] as const
export type LinkName = (typeof linkNames)[number]

/** What a person can press or open to mend a link. */
export const repairActions = [
  'retry',
  'connect-source',
  'source-settings',
  'tunnel-settings',
  'notification-settings',
  'engine-settings',
  'test-notification',
] as const
export type RepairAction = (typeof repairActions)[number]

/** A part of the settings that mends something; `consent`: Hover's consent page for an organization. */
export type SettingsSection = 'sources' | 'consent' | 'tunnel' | 'notifications' | 'engine'

/** Where the settings have to be opened for a repair; null where something is done at once. */
export const settingsOfRepair: Readonly<Record<RepairAction, SettingsSection | null>> = {
  retry: null,
  'connect-source': 'consent',
  'source-settings': 'sources',
  'tunnel-settings': 'tunnel',
  'notification-settings': 'notifications',
  'engine-settings': 'engine',
  'test-notification': null,
}

export type Repair =
  /** The app mends it; null: as soon as what it waits for is there. */
  | { readonly kind: 'wait'; readonly retryAt: string | null }
  | { readonly kind: 'act'; readonly action: RepairAction; readonly sourceId: string | null }
  /** Outside this app: the sentence says what to do. */
  | { readonly kind: 'outside' }

interface LinkFacts {
  readonly name: LinkName
  /** The source whose link this is; null for what all sources share. */
  readonly sourceId: string | null
  /** What the link is called where it stands beside others: "Registration of Acme Roofing". */
  readonly label: string
  /** The label and the sentence in no language. */
  readonly saidLabel?: Speech
  readonly said?: Speech
  /** When it was last seen to hold; null: never. Kept over restarts. */
  readonly lastGoodAt: string | null
}

/** `unused`: nothing here needs it, such as a tunnel when only practice runs. */
export type Link =
  | (LinkFacts & { readonly state: 'good' | 'checking' | 'unused'; readonly sentence: string })
  | (LinkFacts & {
      readonly state: 'broken'
      /** The cause and what to do, in plain words. */
      readonly sentence: string
      /** A stable word for scripts. */
      readonly code: string
      readonly since: string
      readonly repair: Repair
    })

/** The chain of trust as the doctor sees it at a moment. */
export interface Health {
  readonly at: string
  readonly links: readonly Link[]
  /** The first broken link in the order of the chain, which explains what follows it; null when all hold. */
  readonly broken: LinkName | null
}
