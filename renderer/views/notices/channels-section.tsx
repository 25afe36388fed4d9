import { Pencil, Plus, Send, Trash2, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { RuleAnswers } from '../../../electron/contract/bridge/rules.ts'
import type { KeptNoticeRules } from '../../../electron/contract/settings/notice-rules.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { useAct, useStore } from '../../state/use-store.ts'
import { words } from '../../words/main.ts'
import { noticesWords } from '../../words/notices.ts'
import { Section } from '../settings/section.tsx'

const said = noticesWords.channels

interface ChannelsSectionProps {
  readonly kept: KeptNoticeRules
  /** The channels whose address is known here. */
  readonly addressed: readonly string[]
}

/** Where a step can send a notice beside this desktop. */
export function ChannelsSection({ kept, addressed }: ChannelsSectionProps) {
  const store = useStore()
  return (
    <Section title={said.title} hint={said.hint}>
      {kept.channels.length === 0 && <p className="section-row muted">{said.none}</p>}
      {kept.channels.map(channel => (
        <ChannelRow key={channel.id} channel={channel} hasAddress={addressed.includes(channel.id)} />
      ))}
      <div className="section-row buttons">
        <button type="button" className="button" onClick={() => store.show({ kind: 'edit-channel', id: null })}>
          <Plus aria-hidden="true" /> {said.add}
        </button>
      </div>
    </Section>
  )
}

interface ChannelRowProps {
  readonly channel: KeptNoticeRules['channels'][number]
  readonly hasAddress: boolean
}

function ChannelRow({ channel: { id, name, kind }, hasAddress }: ChannelRowProps) {
  const store = useStore()
  const { busy, failure, act } = useAct()
  const [result, setResult] = useState<RuleAnswers['channels.test']['result'] | null>(null)
  const test = async () => {
    setResult(null)
    const answer = await act('channels.test', { id })
    if (answer !== undefined) setResult(answer.result)
  }
  return (
    <div className="section-row channel">
      <div className="grow">
        <p className="channel-name">{name}</p>
        <p className="hint">{said.kinds[kind]}</p>
        {!hasAddress && (
          <p className="fault">
            <TriangleAlert aria-hidden="true" /> {said.noAddress}
          </p>
        )}
        <p role="status" className={result === 'sent' || result === null ? 'muted' : 'fault'}>
          {result !== null && said.outcome[result]}
        </p>
        <FailureText sentence={failure} />
      </div>
      <div className="buttons">
        <button
          type="button"
          className="button small"
          disabled={busy}
          aria-label={said.testNamed(name)}
          onClick={() => void test()}
        >
          <Send aria-hidden="true" /> {busy ? words.app.working : said.test}
        </button>
        <button
          type="button"
          className="button icon-button"
          title={said.edit(name)}
          onClick={() => store.show({ kind: 'edit-channel', id })}
        >
          <Pencil aria-hidden="true" />
          <span className="only-for-readers">{said.edit(name)}</span>
        </button>
        <button
          type="button"
          className="button icon-button"
          title={said.remove(name)}
          onClick={() => store.show({ kind: 'remove-channel', id })}
        >
          <Trash2 aria-hidden="true" />
          <span className="only-for-readers">{said.remove(name)}</span>
        </button>
      </div>
    </div>
  )
}
