import { useEffect, useId, useState } from 'react'
import type { Asking } from '../../../electron/contract/bridge/ipc.ts'
import { type DesktopState, offeredShortcuts } from '../../../electron/contract/settings/desktop-settings.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { Switch } from '../../parts/field.tsx'
import { useAct } from '../../state/use-store.ts'
import { settingsWords } from '../../words/settings.ts'
import { Section } from './section.tsx'

const said = settingsWords.computer

/** How the app behaves on this computer: what the system itself has to be asked for. */
export function ComputerSection() {
  const { busy, failure, act } = useAct()
  const [desktop, setDesktop] = useState<DesktopState | null>(null)
  const id = useId()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the section comes into being.
  useEffect(() => {
    void act('desktop.state', undefined).then(state => setDesktop(state ?? null))
  }, [])
  const change = async (wish: Asking<'desktop.set'>) => {
    const state = await act('desktop.set', wish)
    if (state !== undefined) setDesktop(state)
  }
  if (desktop === null) return failure === null ? null : <Failed sentence={failure} />
  const { launchAtLogin, closeQuits, shortcut, isShortcutTaken } = desktop
  const isOffered = offeredShortcuts.some(one => one === shortcut)
  return (
    <Section title={said.title}>
      {launchAtLogin !== null && (
        <div className="section-row">
          <Switch
            label={said.launch}
            hint={said.launchHint}
            checked={launchAtLogin}
            disabled={busy}
            onChange={checked => void change({ launchAtLogin: checked })}
          />
        </div>
      )}
      <div className="section-row">
        <Switch
          label={said.closeQuits}
          hint={said.closeHint}
          checked={closeQuits}
          disabled={busy}
          onChange={checked => void change({ closeQuits: checked })}
        />
      </div>
      <div className="section-row">
        <div className="field">
          <label htmlFor={id}>{said.shortcut}</label>
          <select
            id={id}
            value={shortcut ?? ''}
            disabled={busy}
            aria-describedby={`${id}-hint`}
            onChange={({ currentTarget }) =>
              void change({ shortcut: currentTarget.value === '' ? null : currentTarget.value })
            }
          >
            <option value="">{said.noShortcut}</option>
            {shortcut !== null && !isOffered && <option value={shortcut}>{keysOf(shortcut)}</option>}
            {offeredShortcuts.map(one => (
              <option key={one} value={one}>
                {keysOf(one)}
              </option>
            ))}
          </select>
          <p id={`${id}-hint`} className="muted">
            {isShortcutTaken ? said.taken : said.shortcutHint}
          </p>
        </div>
        <FailureText sentence={failure} />
      </div>
    </Section>
  )
}

function Failed({ sentence }: { readonly sentence: string }) {
  return (
    <Section title={said.title}>
      <div className="section-row">
        <FailureText sentence={sentence} />
      </div>
    </Section>
  )
}

/** As the keys are called on the keyboard. */
function keysOf(accelerator: string): string {
  const isMac = navigator.platform.startsWith('Mac')
  return accelerator.replace('CommandOrControl', isMac ? 'Command' : 'Ctrl').replaceAll('+', ' + ')
}
