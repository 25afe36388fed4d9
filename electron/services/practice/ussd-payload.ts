import type { UssdAction, UssdSnapshot } from './story.ts'

export interface UssdPayloadFacts {
  readonly secret: string
  readonly appId: string
  readonly uuid: string
  readonly deviceId: string
  readonly action: UssdAction
  readonly extras: Readonly<Record<string, string>>
  readonly environment: string
  /** When the story began; the times of the snapshot count from here. Epoch milliseconds. */
  readonly playedAt: number
  readonly startedAfterMs: number
  readonly snapshot: UssdSnapshot
}

/** One delivery in the shape of the only sample that Hover publishes: every field, every relationship. */
export const ussdPayload = (facts: UssdPayloadFacts) => {
  const { action, snapshot, deviceId, uuid } = facts
  const at = (afterMs: number) => new Date(facts.playedAt + afterMs).toISOString().replace(/\.\d{3}Z$/, 'Z')
  const sms = (list: UssdSnapshot['smsHits'] = []) =>
    list.map(({ message, sender, afterMs }) => ({ message, sender, timestamp: at(afterMs) }))
  const parserIds = snapshot.parserIds ?? []
  return {
    meta: { secret: facts.secret },
    data: {
      id: uuid,
      type: 'transaction',
      attributes: {
        uuid,
        device_id: deviceId,
        sdk_version: '1.7.2',
        action_public_id: action.publicId,
        status: snapshot.status,
        category: snapshot.category,
        user_message: snapshot.userMessage ?? '',
        operator_name: action.operator,
        initiated_at: at(facts.startedAfterMs),
        updated_at: at(snapshot.updatedAfterMs),
        environment: facts.environment,
        input_extras: facts.extras,
        custom_parser_ids: parserIds,
        parsed_variables: snapshot.parsed ?? {},
        action_name: action.name,
        operator: [action.operator],
        country: action.country,
        session_messages: snapshot.session.map(([answered]) => answered),
        values_entered: snapshot.session.flatMap(([, entered]) => entered ?? []),
        sms_hits: sms(snapshot.smsHits),
        sms_misses: sms(snapshot.smsMisses),
      },
      relationships: {
        app: { data: { id: facts.appId, type: 'app' } },
        device: { data: { id: deviceId, type: 'device' } },
        custom_action: { data: { id: action.publicId, type: 'custom_action' } },
        custom_parsers: { data: parserIds.map(id => ({ id: String(id), type: 'custom_parser' })) },
      },
    },
  }
}
