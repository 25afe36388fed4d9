import { hookPathSchema } from '../../../contract/settings/addresses.ts'
import { type Settings, type Source, settingsSchema } from '../../../contract/settings/settings.ts'

/** In the place of a path that is nobody's business elsewhere. */
const hiddenPath = hookPathSchema.parse('/hook/hidden')

/** The settings of an engine as other computers may know them: without the paths that keep strangers from its receiver. */
export function settingsForWindows(settings: Settings): Settings {
  return settingsSchema.parse({
    ...settings,
    sources: settings.sources.map(sourceForWindows),
    tunnel: settings.tunnel.kind === 'ngrok' ? { ...settings.tunnel, server: null } : settings.tunnel,
    // An engine that is asked is its own.
    engine: { kind: 'own' },
  })
}

function sourceForWindows(source: Source): Source {
  const hidden = { ...source, hookPath: hiddenPath }
  return hidden.kind === 'hover-org' ? { ...hidden, webhooks: [], pending: null } : hidden
}
