import type { ActionId } from '../../electron/contract/actions.ts'
import { type Place, type SettingsPart, settingsParts } from '../state/model.ts'
import { viewIds } from '../state/saved-views.ts'
import { userViews } from '../state/user-views.ts'
import { aboutWords } from '../words/about.ts'
import { actionWords } from '../words/actions.ts'
import { dataWords } from '../words/data.ts'
import { engineWords } from '../words/engine.ts'
import { healthWords } from '../words/health.ts'
import { words } from '../words/main.ts'
import { noticesWords } from '../words/notices.ts'
import { overviewWords } from '../words/overview.ts'
import { reportWords } from '../words/report.ts'
import { settingsWords } from '../words/settings.ts'
import { setupWords } from '../words/setup.ts'
import { updateWords } from '../words/updates.ts'
import type { Action, Scene } from './action.ts'

const said = actionWords.go
const group = 'go'

/** Every place of the window. */
export function goActions(scene: Scene): readonly Action[] {
  const { state, store } = scene
  const go = createGo(scene)
  return [
    go('go-overview', { kind: 'overview' }, [overviewWords.title, said.overviewAlso]),
    go('go-report', { kind: 'report' }, [reportWords.title, reportWords.also]),
    ...viewIds.map(view => go(`go-view:${view}`, { kind: 'list', view }, [words.rail.views[view], said.view])),
    ...userViews(state).map(
      ({ id, name, query }): Action => ({
        id: `go-own-view:${id}`,
        group,
        name: said.to(name),
        also: `${said.ownView} ${query}`,
        run: () => store.showQuery(query),
      }),
    ),
    go('go-quarantine', { kind: 'quarantine' }, [words.rail.quarantine, said.quarantineAlso]),
    ...settingsActions(scene),
  ]
}

/** The places that are there before anything is connected. */
export function settingsActions(scene: Scene): readonly Action[] {
  const go = createGo(scene)
  return [
    go('go-connection', { kind: 'connection' }, [healthWords.rail, said.connectionAlso]),
    go('go-settings', { kind: 'settings' }, [words.rail.settings, said.settingsAlso]),
    go('go-notices', { kind: 'notices' }, [noticesWords.title, noticesWords.also]),
    ...settingsParts.map(
      (part): Action => ({
        id: `go-settings:${part}`,
        group,
        name: said.settings(partNames()[part]),
        also: said.settingsAlso,
        run: () => scene.store.go({ kind: 'settings', at: part }),
      }),
    ),
  ]
}

function createGo({ store }: Scene) {
  return (id: ActionId, place: Place, [name, also]: readonly [string, string]): Action => ({
    id,
    group,
    name: said.to(name),
    also,
    run: () => store.go(place),
  })
}

function partNames(): Readonly<Record<Exclude<SettingsPart, `source-${string}`>, string>> {
  return {
    engine: engineWords.title,
    sources: settingsWords.sources.title,
    tunnel: settingsWords.tunnel.title,
    categories: setupWords.categories.title,
    notifications: settingsWords.notifications.title,
    import: setupWords.import.title,
    where: dataWords.where.title,
    limits: dataWords.retention.title,
    copies: dataWords.copy.title,
    practice: settingsWords.practice.title,
    updates: updateWords.title,
    about: settingsWords.about.title,
    diagnostics: aboutWords.diagnostics.title,
  }
}
