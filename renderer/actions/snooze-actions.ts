import type { Snoozing } from '../../electron/contract/settings/notice-rules.ts'
import { openSnoozeMenu, snoozeChoices, snoozeOfAll, snoozeUntil } from '../state/snoozing.ts'
import { noticesWords } from '../words/notices.ts'
import type { Action, Scene } from './action.ts'

const said = noticesWords.snooze
const group = 'app'

/** All notices can be snoozed for a while, and resumed. */
export function snoozeActions({ state, store }: Scene): readonly Action[] {
  if (state.app === null) return []
  const scope = { kind: 'all' } as const
  const set = async (snooze: Snoozing | null) => {
    const reply = await (snooze === null
      ? store.act('notices.resume', { scope })
      : store.act('notices.snooze', { scope, until: snooze.until }))
    if (!reply.ok) store.say(reply.failure.sentence, true)
  }
  const isSnoozed = snoozeOfAll(state.app.settings, Date.now()) !== null
  return [
    ...(isSnoozed
      ? [{ id: 'resume-notices', group, name: said.resume, also: said.also, run: () => set(null) } as const]
      : []),
    { id: 'snooze', group, name: `${said.menu}…`, also: said.also, run: openSnoozeMenu },
    ...snoozeChoices.map(
      (choice): Action => ({
        id: `snooze:${choice}`,
        group,
        name: said.snoozeFor(said.choices[choice]),
        also: said.also,
        run: () => set({ until: snoozeUntil(choice, new Date()) }),
      }),
    ),
  ]
}
