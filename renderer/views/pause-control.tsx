import { AlarmClock, Bell, BellOff, BellRing, Timer } from 'lucide-react'
import { type MouseEvent, useState } from 'react'
import { writtenPresses } from '../actions/keys.ts'
import { pauseActions } from '../actions/pause-actions.ts'
import { Menu, type MenuGroups, type MenuPlace } from '../parts/menu.tsx'
import { pauseChoices, pauseOf, snoozesOf } from '../state/pausing.ts'
import { useNow, usePick, useStore } from '../state/use-store.ts'
import { clockTime } from '../when.ts'
import { noticesWords } from '../words-notices.ts'

const said = noticesWords.pause

/** Whether notices are told now, and until when not; its menu pauses and resumes them. */
export function PauseControl() {
  const store = useStore()
  const settings = usePick(state => state.app?.settings)
  const [menu, setMenu] = useState<MenuPlace | null>(null)
  const now = useNow()
  if (settings === undefined) return null
  // What was begun a moment ago counts, however old `now` is.
  const pause = pauseOf(settings, now.getTime())
  const snoozes = snoozesOf(settings, now.getTime())
  const isQuiet = pause !== null || snoozes.length > 0
  const text =
    pause !== null
      ? pause.until === null
        ? said.open
        : said.until(clockTime(pause.until, now))
      : snoozes.length > 0
        ? said.snoozed(snoozes.length)
        : null
  const open = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    const { left, top } = currentTarget.getBoundingClientRect()
    setMenu({ x: left, y: top })
  }
  const run = (id: string) =>
    void pauseActions({ state: store.get(), store })
      .find(one => one.id === id)
      ?.run()
  const groups: MenuGroups = [
    pause === null ? [] : [{ label: said.resume, icon: BellRing, run: () => run('resume-notices') }],
    pauseChoices.map(choice => ({ label: said.choices[choice], icon: Timer, run: () => run(`pause:${choice}`) })),
    snoozes.length === 0
      ? []
      : [{ label: said.showSnoozed, icon: AlarmClock, run: () => store.go({ kind: 'notices' }) }],
  ]
  const Icon = isQuiet ? BellOff : Bell
  const title = `${text ?? said.on} – ${said.menu} (${writtenPresses('pause').flat().join(' ')})`
  return (
    <>
      <button
        type="button"
        className={text === null ? 'button icon-button pause-button' : 'button small pause-button'}
        data-quiet={isQuiet}
        aria-haspopup="menu"
        aria-expanded={menu !== null}
        title={title}
        onClick={open}
      >
        <Icon aria-hidden="true" />
        <span className={text === null ? 'only-for-readers' : undefined}>{text ?? said.on}</span>
      </button>
      {menu !== null && <Menu label={said.menu} at={menu} groups={groups} onClose={() => setMenu(null)} />}
    </>
  )
}
