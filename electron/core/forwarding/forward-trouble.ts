import { type DatabaseTrouble, databaseTroubleSentence } from './database-trouble.ts'

/** Why a destination did not take an event. `refused-503` is its own status code. */
export type ForwardTrouble =
  /** None is kept here, or it is not safe to send to. */
  | 'no-address'
  | 'no-key'
  | 'unreachable'
  | 'timeout'
  | 'redirected'
  /** What should be sent is not stored any more. */
  | 'gone'
  /** It does not know the name, the password or the credentials. */
  | 'login-refused'
  | 'not-allowed'
  | 'no-jetstream'
  /** NATS: the stream does not take what is sent, or another one does. */
  | 'other-stream'
  | 'full'
  | 'too-large'
  | `refused-${number}`
  | DatabaseTrouble

/** What became of one event. `retryAfterMs`: what the destination asked for; null: nothing. */
export type ForwardOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly trouble: ForwardTrouble; readonly retryAfterMs: number | null }

/** The cause and what to do, for a person. */
export function forwardTroubleSentence(trouble: string): string {
  switch (trouble) {
    case 'no-address':
      return 'Its address is not kept here, or cannot be read. Enter it again: hover-tray destinations set-address.'
    case 'no-key':
      return 'Its signing key is not kept here, or cannot be read. Make a new one: hover-tray destinations rotate-key.'
    case 'unreachable':
      return 'It cannot be reached. Look whether it runs, and whether its name and certificate are right.'
    case 'timeout':
      return 'It did not answer within 10 seconds. It should answer first and work afterwards.'
    case 'redirected':
      return 'It answers with a redirect, which is never followed. Enter the address that it leads to.'
    case 'gone':
      return 'What should be sent is not stored any more: it was trimmed by the retention.'
    case 'login-refused':
      return 'It refuses the name, password, token or credentials. Enter them again with the address: hover-tray destinations set-address.'
    case 'not-allowed':
      return 'Whoever it is told to be may not do what is needed there. Let its administrator allow it.'
    case 'no-jetstream':
      return 'The server has no JetStream. Switch it on in its configuration: jetstream { }.'
    case 'other-stream':
      return 'The stream takes other subjects than those that are sent, or another stream takes them. Streams that are there are never altered: name another one, or let it take them.'
    case 'full':
      return 'It has no room left. Give it more, or let the stream keep less; events follow by themselves.'
    case 'too-large':
      return 'An event is larger than it takes. Raise max_payload in the configuration of the server.'
    default:
      return databaseTroubleSentence(trouble) ?? refusal(trouble)
  }
}

function refusal(trouble: string): string {
  const status = Number(/^refused-(\d{3})$/.exec(trouble)?.[1] ?? 0)
  if (status === 0) return 'It did not take the event, for a reason that this version does not know.'
  if (status === 401 || status === 403)
    return `It refuses what is sent (${status}). Look whether it has the key that signs for it.`
  if (status === 404 || status === 410) return `There is nothing at its address (${status}). Enter the right one.`
  if (status === 429) return 'It asks for fewer events at once (429). They follow later by themselves.'
  if (status >= 500) return `It has trouble of its own (${status}). Look into its log; events follow by themselves.`
  return `It refuses what is sent (${status}). Its log should say why.`
}
