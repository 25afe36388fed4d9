import { MessageSquare, OctagonX } from 'lucide-react'
import type { Sms, TransactionDetail, Turn } from '../../../electron/contract/transactions/transaction-detail.ts'
import { exactTime, shortTime } from '../../when.ts'
import { detailWords } from '../../words/detail.ts'

type Heard = Pick<TransactionDetail, 'conversation' | 'smsHits' | 'smsMisses' | 'parserMiss'>

/** The USSD session as it was seen on the phone, and the SMS that followed. */
export function Conversation({ detail }: { readonly detail: Heard }) {
  const { conversation, smsHits } = detail
  // A panel of its own shows them where they are why it is still pending.
  const smsMisses = detail.parserMiss === null ? detail.smsMisses : []
  if (conversation.length + smsHits.length + smsMisses.length === 0) return null
  return (
    <section>
      <h3>{detailWords.conversationTitle}</h3>
      {conversation.length > 0 && (
        <ol className="chat">
          {conversation.map((turn, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the turns of a session have no ids, only an order.
            <TurnBubbles key={index} turn={turn} isFirst={index === 0} />
          ))}
        </ol>
      )}
      {smsHits.length > 0 && (
        <>
          <h4>{detailWords.smsTitle}</h4>
          <SmsBubbles messages={smsHits} />
        </>
      )}
      {smsMisses.length > 0 && (
        <details className="folded">
          <summary>{detailWords.missesTitle(smsMisses.length)}</summary>
          <p className="hint">{detailWords.missesHint}</p>
          <SmsBubbles messages={smsMisses} />
        </details>
      )}
    </section>
  )
}

function TurnBubbles({ turn, isFirst }: { readonly turn: Turn; readonly isFirst: boolean }) {
  const { entered, answered, diedHere } = turn
  return (
    <li className="turn" data-died={diedHere || undefined}>
      {isFirst && entered === null && <p className="chat-note">{detailWords.dialled}</p>}
      {entered !== null && (
        <p className="bubble typed">
          <span className="only-for-readers">{detailWords.phone}: </span>
          {entered === '(pin)' ? detailWords.pin : entered}
        </p>
      )}
      {answered !== null && (
        <p className="bubble heard">
          <span className="only-for-readers">{detailWords.network}: </span>
          {answered}
        </p>
      )}
      {diedHere && (
        <p className="died">
          <OctagonX aria-hidden="true" /> {detailWords.died}
          {answered === null && `. ${detailWords.noAnswer}.`}
        </p>
      )}
    </li>
  )
}

export function SmsBubbles({ messages }: { readonly messages: readonly Sms[] }) {
  return (
    <ul className="chat">
      {messages.map((sms, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an SMS has no id; the list is drawn anew as a whole.
        <li key={index} className="turn">
          <p className="sms-head">
            <MessageSquare aria-hidden="true" /> {sms.sender ?? detailWords.network}
            {sms.at !== null && (
              <time dateTime={sms.at} title={exactTime(sms.at)}>
                {shortTime(sms.at)}
              </time>
            )}
          </p>
          <p className="bubble heard">{sms.message ?? detailWords.none}</p>
        </li>
      ))}
    </ul>
  )
}
