import { z } from 'zod'
import { languageChoiceSchema } from '../speech/languages.ts'
import { mostViews, savedViewSchema } from '../transactions/query.ts'
import { actors, retryAdvices, statusSchema } from '../transactions/transaction.ts'
import { updateSettingsSchema } from '../updates.ts'
import { hookPathSchema, httpUrlSchema } from './addresses.ts'
import { desktopSettingsSchema } from './desktop-settings.ts'
import { destinationSchema, mostDestinations } from './destinations.ts'
import { ofEarlierVersions } from './earlier-settings.ts'
import { enginePlaceSchema } from './engine.ts'
import { followingSchema } from './following.ts'
import { keptNoticeRulesSchema } from './notice-rules.ts'
import { keptWindowSettingsSchema } from './window.ts'

/** As a redirect address: the app's own public address, so that nobody has to copy a code. */
export const callbackChoice = 'callback'

/** Settings hold no secret: those are in the vault under the source's id. */
export const ussdAppSchema = z.object({
  kind: z.literal('ussd-app'),
  id: z.string().min(1),
  name: z.string().min(1).max(80),
  hookPath: hookPathSchema,
  practice: z.boolean().default(false),
  /** During a rotation: until when the secret before counts too. */
  previousSecretUntil: z.iso.datetime().nullable().default(null),
})

/** A webhook that this app registered: the only ones it may ever remove. */
export const ownWebhookSchema = z.object({ id: z.int(), url: z.string(), verified: z.boolean() })

/**
 * A registration that was begun and whose answer was not read yet. Written before Hover is called: should this app end
 * in between, the webhook that Hover made is found in its list and taken for ours.
 */
const pendingRegistrationSchema = z.object({
  url: z.string(),
  startedAt: z.iso.datetime(),
  /** The webhooks that Hover listed before; null when an earlier version began it. */
  before: z.array(z.int()).nullable().default(null),
  /** How many calls to register this URL were made whose answers were not read. */
  calls: z.int().min(1).default(1),
})

export const hoverOrgSchema = z.object({
  kind: z.literal('hover-org'),
  id: z.string().min(1),
  name: z.string().min(1).max(80),
  hookPath: hookPathSchema,
  practice: z.boolean().default(false),
  /** Configurable because Hover also had a sandbox host, and for the practice Hover. */
  baseUrl: httpUrlSchema.default('https://hover.to'),
  clientId: z.string().default(''),
  /** The address of the integration at Hover. `callback`: `<public base>/oauth/callback`; else a person copies the code. */
  redirectUri: z.string().default('https://hover.to'),
  webhooks: z.array(ownWebhookSchema).default([]),
  pending: pendingRegistrationSchema.nullable().default(null),
})

export const sourceSchema = z.discriminatedUnion('kind', [ussdAppSchema, hoverOrgSchema])
export type Source = z.output<typeof sourceSchema>
export type UssdApp = z.output<typeof ussdAppSchema>
export type HoverOrg = z.output<typeof hoverOrgSchema>
export type PendingRegistration = z.output<typeof pendingRegistrationSchema>
export type OwnWebhook = z.output<typeof ownWebhookSchema>

export const tunnelSettingsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('loopback') }),
  z.object({ kind: z.literal('manual'), url: httpUrlSchema }),
  z.object({
    kind: z.literal('ngrok'),
    domain: z.string().max(253).default(''),
    /** Only for an ngrok edge of one's own, and for tests: host:port and a CA file. */
    server: z.object({ address: z.string(), caFile: z.string() }).nullable().default(null),
  }),
])
export type TunnelSettings = z.output<typeof tunnelSettingsSchema>

export const notificationSettingsSchema = z.object({
  failed: z.boolean().default(true),
  unknown: z.boolean().default(true),
  cancelled: z.boolean().default(true),
  succeeded: z.boolean().default(false),
  /** Pending for too long: once for each transaction. */
  stuck: z.boolean().default(true),
  /** Silence where there is normally traffic, and more failures than is normal. */
  unusual: z.boolean().default(true),
  /** What happened while somebody was away, once, when the quiet hours end or they come back. */
  awayReport: z.boolean().default(false),
  /** Runs in debug or test mode. Off: developers' runs would drown customers' failures. */
  debugRuns: z.boolean().default(false),
})
export type NotificationSettings = z.output<typeof notificationSettingsSchema>

/** What a category means to the person who named it. Hover's categories are free text, so no list can be complete. */
export const categoryMeaningSchema = z.object({
  category: z.string().trim().min(1).max(100),
  sentence: z.string().trim().min(1).max(300),
  actor: z.enum(actors).nullable(),
  retry: z.enum(retryAdvices),
})
export type CategoryMeaning = z.output<typeof categoryMeaningSchema>

const days = z.int().min(1).max(36_500)

/** How long what was received is kept. Null: for ever, which is what holds until somebody decides otherwise. */
export const retentionSettingsSchema = z.object({
  /** After this, texts of a transaction go: the conversation, SMS, values. The transaction and its history stay. */
  trimAfterDays: days.nullable().default(null),
  /** After this, the whole transaction goes. */
  maxAgeDays: days.nullable().default(null),
  /** Beyond this many, the oldest go. */
  maxTransactions: z.int().min(1).nullable().default(null),
  /** Beyond this much on the disk, the oldest go. */
  maxBytes: z.int().min(1_048_576).nullable().default(null),
  /** How many days longer than by age transactions of a status are kept, whole. */
  keepLongerDays: z.partialRecord(statusSchema, days).default({}),
})
export type RetentionSettings = z.output<typeof retentionSettingsSchema>

const presentSettingsSchema = z.object({
  /** Port of the receiver on 127.0.0.1; 0 takes any free one. Fixed by default so that a proxy can point at it. */
  port: z.int().min(0).max(65535).default(47470),
  tunnel: tunnelSettingsSchema.default({ kind: 'loopback' }),
  notifications: notificationSettingsSchema.prefault({}),
  /** What a person made beside the switches: rules, quiet hours, snoozes, channels and the ladder. */
  noticeRules: keptNoticeRulesSchema.prefault({}),
  practice: z.boolean().default(false),
  /** How old a signature's Date may be, in seconds, both ways. Hover publishes none; 900 is the default of the scheme's gem. */
  replayWindowSeconds: z.int().min(1).default(900),
  categories: z.array(categoryMeaningSchema).max(500).default([]),
  /** The user's own views of the list. */
  views: z.array(savedViewSchema).max(mostViews).default([]),
  /** Whether a delivery that is signed with SHA-1 alone counts as proven; Hover also sends SHA-256. */
  acceptsSha1: z.boolean().default(true),
  retention: retentionSettingsSchema.prefault({}),
  /** What the window, the tray and notifications speak; what a later version wrote here is as good as nothing. */
  language: languageChoiceSchema.catch('system').default('system'),
  updates: updateSettingsSchema.prefault({}),
  desktop: desktopSettingsSchema.prefault({}),
  /** Which engine the desktop shows; `serve` is one itself, and always its own. */
  engine: enginePlaceSchema.default({ kind: 'own' }),
  /** How the window's list looks. */
  window: keptWindowSettingsSchema,
  sources: z.array(sourceSchema).default([]),
  /** Where everything that is received is sent on to. */
  destinations: z
    .array(destinationSchema)
    .max(mostDestinations, `Use at most ${mostDestinations} destinations.`)
    .default([]),
  /** Another engine, whose copies are taken in here; null: none. */
  following: followingSchema.nullable().default(null),
})
export const settingsSchema = z.preprocess(ofEarlierVersions, presentSettingsSchema)
export type Settings = z.output<typeof settingsSchema>
