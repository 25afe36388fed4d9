import type { Environment, Status } from '../../contract/transactions/transaction.ts'
import { asInstant } from '../instant.ts'
import { asList, asObject, asText, asTextMap, type JsonObject, rawText } from '../json-shape.ts'
import { withoutControls } from './conversation.ts'
import { type SmsNamed, smsOf } from './sms-record.ts'

/** What one delivery of Hover USSD says about one transaction. Times in milliseconds since 1970. */
export interface UssdSnapshot {
  readonly product: 'ussd-app'
  readonly uuid: string
  readonly status: Status
  readonly providerStatus: string | null
  readonly category: string | null
  readonly userMessage: string | null
  readonly actionName: string | null
  readonly actionId: string | null
  readonly operator: string | null
  readonly country: string | null
  readonly environment: Environment | null
  readonly initiatedAt: number | null
  readonly updatedAt: number | null
  readonly extras: Readonly<Record<string, string>>
  readonly parsed: Readonly<Record<string, string>>
  readonly sessionMessages: readonly (string | null)[]
  readonly valuesEntered: readonly (string | null)[]
  readonly smsHits: readonly SmsNamed[]
  readonly smsMisses: readonly SmsNamed[]
  readonly parserIds: readonly string[]
  readonly deviceId: string | null
  readonly sdkVersion: string | null
  readonly appId: string | null
  /** `data.id` when it differs from the uuid. */
  readonly otherId: string | null
  /** The shape was not the documented one, though it could be read. */
  readonly unusual: boolean
}

/** Set on stored `data` by the gate: a key stood in the delivery twice, and only its last value was kept. */
export const repeatedKeysMark = 'hover-tray:repeated-keys'

export type UssdReading =
  | { readonly kind: 'snapshot'; readonly snapshot: UssdSnapshot }
  | { readonly kind: 'odd'; readonly reason: string }

/** Reads the `data` of a delivery. Documented by Hover: one sample object; so only an id is demanded. */
export function readUssdSnapshot(data: unknown): UssdReading {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return { kind: 'odd', reason: 'The delivery has no transaction in it: its "data" is missing or is not an object.' }
  }
  const object = asObject(data)
  const type = asText(object.type)
  if (type !== null && type !== 'transaction') {
    return { kind: 'odd', reason: `The delivery is about a "${type.slice(0, 40)}", not about a transaction.` }
  }
  const attributes = asObject(object.attributes)
  const dataId = idOf(object.id)
  const uuid = idOf(attributes.uuid) ?? dataId
  if (uuid === null)
    return { kind: 'odd', reason: 'The delivery names no transaction: it has neither an id nor a uuid.' }
  return {
    kind: 'snapshot',
    snapshot: snapshotOf({
      ...{ uuid, dataId, attributes },
      relationships: asObject(object.relationships),
      isMarked: repeatedKeysMark in object,
    }),
  }
}

interface Parts {
  readonly uuid: string
  readonly dataId: string | null
  readonly attributes: JsonObject
  readonly relationships: JsonObject
  readonly isMarked: boolean
}

function snapshotOf({ uuid, dataId, attributes, relationships, isMarked }: Parts): UssdSnapshot {
  const extras = asTextMap(attributes.input_extras)
  const parsed = asTextMap(attributes.parsed_variables ?? attributes.transaction_extras)
  const operators = distinctTexts(asList(attributes.operator).flat().map(asWord))
  const messages = attributes.session_messages ?? attributes.ussd_messages
  const status = asText(attributes.status)
  return {
    product: 'ussd-app',
    uuid,
    status: statusOf(status),
    providerStatus: status,
    category: asWord(attributes.category ?? attributes.status_meaning),
    userMessage: asText(attributes.user_message ?? attributes.status_description),
    actionName: asWord(attributes.action_name),
    actionId: asWord(attributes.action_public_id ?? attributes.action_id) ?? relatedId(relationships.custom_action),
    operator: operators.length > 0 ? operators.join(', ') : asWord(attributes.operator_name),
    country: asWord(attributes.country),
    environment: environmentOf(attributes.environment),
    initiatedAt: asInstant(attributes.initiated_at ?? attributes.request_timestamp),
    updatedAt: asInstant(attributes.updated_at ?? attributes.update_timestamp ?? attributes.response_timestamp),
    extras: extras.map,
    parsed: parsed.map,
    sessionMessages: asList(messages).map(rawText),
    valuesEntered: asList(attributes.values_entered).map(rawText),
    smsHits: asList(attributes.sms_hits).map(smsOf),
    smsMisses: asList(attributes.sms_misses).map(smsOf),
    parserIds: parserIdsOf(attributes, relationships),
    deviceId: asText(attributes.device_id) ?? relatedId(relationships.device),
    sdkVersion: asText(attributes.sdk_version),
    appId: relatedId(relationships.app),
    otherId: dataId !== null && dataId !== uuid ? dataId : null,
    unusual: isMarked || extras.unusual || parsed.unusual || isUnusual(attributes),
  }
}

/** What payments are counted under. Where nothing of it can be seen there is none: a list would say so, and sums not. */
function asWord(value: unknown): string | null {
  const text = asText(value)
  const shown = text === null ? null : withoutControls(text)
  return shown === text ? text : asText(shown)
}

/** The three documented words, in any case. Any other word is unknown: it is never taken for a success. */
function statusOf(word: string | null): Status {
  switch (word?.toLowerCase()) {
    case undefined:
    case 'pending':
      return 'pending'
    case 'succeeded':
      return 'succeeded'
    case 'failed':
      return 'failed'
    default:
      return 'unknown'
  }
}

const environments: Readonly<Record<string, Environment>> = {
  '0': 'production',
  normal: 'production',
  prod: 'production',
  production: 'production',
  live: 'production',
  '1': 'debug',
  debug: 'debug',
  '2': 'test',
  test: 'test',
  '3': 'manual',
  manual: 'manual',
}

function environmentOf(value: unknown): Environment | null {
  const word = asText(value)?.toLowerCase()
  return word === undefined ? null : Object.hasOwn(environments, word) ? (environments[word] ?? 'other') : 'other'
}

/** Ids are compared trimmed and in lower case; nothing demands that they are UUIDs. */
function idOf(value: unknown): string | null {
  return asText(value)?.toLowerCase() ?? null
}

function relatedId(relationship: unknown): string | null {
  return asText(asObject(asObject(relationship).data).id)
}

function parserIdsOf(attributes: JsonObject, relationships: JsonObject): readonly string[] {
  const ids = [...asList(attributes.custom_parser_ids), attributes.matched_parser_id]
  for (const item of asList(asObject(relationships.custom_parsers).data)) ids.push(asObject(item).id)
  return distinctTexts(ids)
}

function distinctTexts(values: readonly unknown[]): readonly string[] {
  const found: string[] = []
  for (const value of values) {
    const text = asText(value)
    if (text !== null) found.push(text)
  }
  return found.length < 2 ? found : [...new Set(found)]
}

const textsOnly = ['device_id', 'environment', 'initiated_at', 'updated_at'] as const
const oldNames = ['ussd_messages', 'status_meaning', 'transaction_extras', 'action_id'] as const

function isUnusual(attributes: JsonObject): boolean {
  for (const key of textsOnly) if (typeof attributes[key] === 'number') return true
  for (const key of oldNames) if (key in attributes) return true
  const { operator, sms_hits, sms_misses, status } = attributes
  if (asList(operator).some(Array.isArray)) return true
  for (const sms of asList(sms_hits)) if (typeof sms === 'string') return true
  for (const sms of asList(sms_misses)) if (typeof sms === 'string') return true
  return typeof status === 'boolean' || (typeof status === 'object' && status !== null)
}
