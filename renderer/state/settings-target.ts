import type { SettingsSection } from '../../electron/contract/health.ts'
import type { Source } from '../../electron/contract/settings/settings.ts'
import type { Dialog, Place } from './model.ts'

interface Wanted {
  readonly section: SettingsSection
  readonly sourceId: string | null
}

/** Where a person is sent to mend something: a part of the settings, and for a source the form that mends it. */
export function settingsTarget({ section, sourceId }: Wanted, sources: readonly Source[]) {
  const source = sources.find(({ id }) => id === sourceId)
  return { place: placeOf(section, source), dialog: source === undefined ? null : dialogOf(section, source) }
}

function placeOf(section: SettingsSection, source: Source | undefined): Place {
  if (section === 'tunnel' || section === 'notifications' || section === 'engine')
    return { kind: 'settings', at: section }
  return { kind: 'settings', at: source === undefined ? 'sources' : `source-${source.id}` }
}

/** What belongs to practice is made by the practice Hover: there is nothing to enter. */
function dialogOf(section: SettingsSection, { id, kind, practice }: Source): Dialog | null {
  if (practice) return null
  switch (section) {
    case 'consent':
      return { kind: kind === 'hover-org' ? 'connect-hover-org' : 'paste-url', id }
    case 'sources':
      return { kind: kind === 'hover-org' ? 'organization' : 'rotate-secret', id }
    case 'tunnel':
    case 'notifications':
    case 'engine':
      return null
  }
}
