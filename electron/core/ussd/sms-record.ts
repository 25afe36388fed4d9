import { asInstant } from '../instant.ts'
import { asObject, asText, rawText } from '../json-shape.ts'

/** An SMS that a delivery names. `at`: in milliseconds since 1970. */
export interface SmsNamed {
  readonly sender: string | null
  readonly message: string | null
  readonly at: number | null
}

/** The same to be looked at, with its time in ISO 8601. */
export interface SmsRecord extends Omit<SmsNamed, 'at'> {
  readonly at: string | null
}

/** On the phone an SMS is only an id; a bare text is shown as an SMS without words. */
export function smsOf(value: unknown): SmsNamed {
  const sms = asObject(value)
  return {
    sender: asText(sms.sender ?? sms.message_sender),
    message: rawText(sms.message ?? sms.response_message),
    at: asInstant(sms.timestamp),
  }
}

/** Made only of what is looked at: writing the time takes longer than all else that is read of an SMS. */
export function smsRecordOf({ sender, message, at }: SmsNamed): SmsRecord {
  return { sender, message, at: at === null ? null : new Date(at).toISOString() }
}
