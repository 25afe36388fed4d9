import { AlarmClock, Bell, BellOff, BellRing, Timer } from 'lucide-react'
import { type MouseEvent, useState } from 'react'
import { writtenPresses } from '../../actions/keys.ts'
import { snoozeActions } from '../../actions/snooze-actions.ts'
import { Menu, type MenuGroups, type MenuPlace } from '../../parts/menu.tsx'
import { snoozeChoices, snoozeOfAll, snoozesOf } from '../../state/snoozing.ts'
import { useNow, usePick, useStore } from '../../state/use-store.ts'
import { clockTime } from '../../when.ts'
import { noticesWords } from '../../words/notices.ts'

const said = noticesWords.snooze

/** Whether notices are told now, and until when not; its menu snoozes and resumes them. */
export function SnoozeControl() {
  const store = useStore()
  const settings = usePick(state => state.app?.settings)
  const [menu, setMenu] = useState<MenuPlace | null>(null)
  const now = useNow()
  if (settings === undefined) return null
  // What was begun a moment ago counts, however old `now` is.
  const snooze = snoozeOfAll(settings, now.getTime())
  const snoozes = snoozesOf(settings, now.getTime())
  const isQuiet = snooze !== null || snoozes.length > 0
  const text =
    snooze !== null
      ? snooze.until === null
        ? said.open
        : said.until(clockTime(snooze.until, now))
      : snoozes.length > 0
        ? said.snoozed(snoozes.length)
        : null
  const open = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    const { left, top } = currentTarget.getBoundingClientRect()
    setMenu({ x: left, y: top })
  }
  const run = (id: string) =>
    void snoozeActions({ state: store.get(), store })
      .find(one => one.id === id)
      ?.run()
  const groups: MenuGroups = [
    snooze === null ? [] : [{ label: said.resume, icon: BellRing, run: () => run('resume-notices') }],
    snoozeChoices.map(choice => ({ label: said.choices[choice], icon: Timer, run: () => run(`snooze:${choice}`) })),
    snoozes.length === 0
      ? []
      : [{ label: said.showSnoozed, icon: AlarmClock, run: () => store.go({ kind: 'notices' }) }],
  ]
  const Icon = isQuiet ? BellOff : Bell
  const title = `${text ?? said.on} – ${said.menu} (${writtenPresses('snooze').flat().join(' ')})`
  return (
    <>
      <button
        type="button"
        className={text === null ? 'button icon-button snooze-button' : 'button small snooze-button'}
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
