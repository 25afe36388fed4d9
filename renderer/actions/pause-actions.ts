import type { Snoozing } from '../../electron/contract/notice-rules.ts'
import { openPauseMenu, pauseChoices, pauseOf, pauseUntil } from '../state/pausing.ts'
import { noticesWords } from '../words-notices.ts'
import type { Action, Scene } from './action.ts'

const said = noticesWords.pause
const group = 'app'

/** Notices can be paused for a while, and resumed. */
export function pauseActions({ state, store }: Scene): readonly Action[] {
  if (state.app === null) return []
  const scope = { kind: 'all' } as const
  const set = async (snooze: Snoozing | null) => {
    const reply = await (snooze === null
      ? store.act('notices.resume', { scope })
      : store.act('notices.snooze', { scope, until: snooze.until }))
    if (!reply.ok) store.say(reply.failure.sentence, true)
  }
  const isPaused = pauseOf(state.app.settings, Date.now()) !== null
  return [
    ...(isPaused
      ? [{ id: 'resume-notices', group, name: said.resume, also: said.also, run: () => set(null) } as const]
      : []),
    { id: 'pause', group, name: `${said.menu}…`, also: said.also, run: openPauseMenu },
    ...pauseChoices.map(
      (choice): Action => ({
        id: `pause:${choice}`,
        group,
        name: said.pauseFor(said.choices[choice]),
        also: said.also,
        run: () => set({ until: pauseUntil(choice, new Date()) }),
      }),
    ),
  ]
}
