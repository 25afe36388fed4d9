import type { ForeignLanguage } from '../../../electron/contract/speech/languages.ts'
import { english as about } from '../../../renderer/words/about.ts'
import { english as actions } from '../../../renderer/words/actions.ts'
import { english as data } from '../../../renderer/words/data.ts'
import { english as databases } from '../../../renderer/words/databases.ts'
import { english as destinations } from '../../../renderer/words/destinations.ts'
import { english as detail } from '../../../renderer/words/detail.ts'
import { english as engine } from '../../../renderer/words/engine.ts'
import { about as frAbout } from '../../../renderer/words/french/about.ts'
import { actions as frActions } from '../../../renderer/words/french/actions.ts'
import { data as frData } from '../../../renderer/words/french/data.ts'
import { databases as frDatabases } from '../../../renderer/words/french/databases.ts'
import { destinations as frDestinations } from '../../../renderer/words/french/destinations.ts'
import { detail as frDetail } from '../../../renderer/words/french/detail.ts'
import { engine as frEngine } from '../../../renderer/words/french/engine.ts'
import { health as frHealth } from '../../../renderer/words/french/health.ts'
import { list as frList } from '../../../renderer/words/french/list.ts'
import { main as frMain } from '../../../renderer/words/french/main.ts'
import { meaning as frMeaning } from '../../../renderer/words/french/meaning.ts'
import { notices as frNotices } from '../../../renderer/words/french/notices.ts'
import { organization as frOrganization } from '../../../renderer/words/french/organization.ts'
import { overview as frOverview } from '../../../renderer/words/french/overview.ts'
import { practice as frPractice } from '../../../renderer/words/french/practice.ts'
import { query as frQuery } from '../../../renderer/words/french/query.ts'
import { raw as frRaw } from '../../../renderer/words/french/raw.ts'
import { replay as frReplay } from '../../../renderer/words/french/replay.ts'
import { report as frReport } from '../../../renderer/words/french/report.ts'
import { rules as frRules } from '../../../renderer/words/french/rules.ts'
import { settings as frSettings } from '../../../renderer/words/french/settings.ts'
import { setup as frSetup } from '../../../renderer/words/french/setup.ts'
import { updates as frUpdates } from '../../../renderer/words/french/updates.ts'
import { english as health } from '../../../renderer/words/health.ts'
import { english as list } from '../../../renderer/words/list.ts'
import { english as main } from '../../../renderer/words/main.ts'
import { english as meaning } from '../../../renderer/words/meaning.ts'
import { english as notices } from '../../../renderer/words/notices.ts'
import { english as organization } from '../../../renderer/words/organization.ts'
import { english as overview } from '../../../renderer/words/overview.ts'
import { about as ptAbout } from '../../../renderer/words/portuguese/about.ts'
import { actions as ptActions } from '../../../renderer/words/portuguese/actions.ts'
import { data as ptData } from '../../../renderer/words/portuguese/data.ts'
import { databases as ptDatabases } from '../../../renderer/words/portuguese/databases.ts'
import { destinations as ptDestinations } from '../../../renderer/words/portuguese/destinations.ts'
import { detail as ptDetail } from '../../../renderer/words/portuguese/detail.ts'
import { engine as ptEngine } from '../../../renderer/words/portuguese/engine.ts'
import { health as ptHealth } from '../../../renderer/words/portuguese/health.ts'
import { list as ptList } from '../../../renderer/words/portuguese/list.ts'
import { main as ptMain } from '../../../renderer/words/portuguese/main.ts'
import { meaning as ptMeaning } from '../../../renderer/words/portuguese/meaning.ts'
import { notices as ptNotices } from '../../../renderer/words/portuguese/notices.ts'
import { organization as ptOrganization } from '../../../renderer/words/portuguese/organization.ts'
import { overview as ptOverview } from '../../../renderer/words/portuguese/overview.ts'
import { practice as ptPractice } from '../../../renderer/words/portuguese/practice.ts'
import { query as ptQuery } from '../../../renderer/words/portuguese/query.ts'
import { raw as ptRaw } from '../../../renderer/words/portuguese/raw.ts'
import { replay as ptReplay } from '../../../renderer/words/portuguese/replay.ts'
import { report as ptReport } from '../../../renderer/words/portuguese/report.ts'
import { rules as ptRules } from '../../../renderer/words/portuguese/rules.ts'
import { settings as ptSettings } from '../../../renderer/words/portuguese/settings.ts'
import { setup as ptSetup } from '../../../renderer/words/portuguese/setup.ts'
import { updates as ptUpdates } from '../../../renderer/words/portuguese/updates.ts'
import { english as practice } from '../../../renderer/words/practice.ts'
import { english as query } from '../../../renderer/words/query.ts'
import { english as raw } from '../../../renderer/words/raw.ts'
import { english as replay } from '../../../renderer/words/replay.ts'
import { english as report } from '../../../renderer/words/report.ts'
import { english as rules } from '../../../renderer/words/rules.ts'
import { english as settings } from '../../../renderer/words/settings.ts'
import { english as setup } from '../../../renderer/words/setup.ts'
import { about as swAbout } from '../../../renderer/words/swahili/about.ts'
import { actions as swActions } from '../../../renderer/words/swahili/actions.ts'
import { data as swData } from '../../../renderer/words/swahili/data.ts'
import { databases as swDatabases } from '../../../renderer/words/swahili/databases.ts'
import { destinations as swDestinations } from '../../../renderer/words/swahili/destinations.ts'
import { detail as swDetail } from '../../../renderer/words/swahili/detail.ts'
import { engine as swEngine } from '../../../renderer/words/swahili/engine.ts'
import { health as swHealth } from '../../../renderer/words/swahili/health.ts'
import { list as swList } from '../../../renderer/words/swahili/list.ts'
import { main as swMain } from '../../../renderer/words/swahili/main.ts'
import { meaning as swMeaning } from '../../../renderer/words/swahili/meaning.ts'
import { notices as swNotices } from '../../../renderer/words/swahili/notices.ts'
import { organization as swOrganization } from '../../../renderer/words/swahili/organization.ts'
import { overview as swOverview } from '../../../renderer/words/swahili/overview.ts'
import { practice as swPractice } from '../../../renderer/words/swahili/practice.ts'
import { query as swQuery } from '../../../renderer/words/swahili/query.ts'
import { raw as swRaw } from '../../../renderer/words/swahili/raw.ts'
import { replay as swReplay } from '../../../renderer/words/swahili/replay.ts'
import { report as swReport } from '../../../renderer/words/swahili/report.ts'
import { rules as swRules } from '../../../renderer/words/swahili/rules.ts'
import { settings as swSettings } from '../../../renderer/words/swahili/settings.ts'
import { setup as swSetup } from '../../../renderer/words/swahili/setup.ts'
import { updates as swUpdates } from '../../../renderer/words/swahili/updates.ts'
import { english as updates } from '../../../renderer/words/updates.ts'

interface Catalogue {
  readonly english: unknown
  readonly translations: Readonly<Record<ForeignLanguage, unknown>>
}

/** Every catalogue of the window. A new one belongs here; a test counts the files. */
export const catalogues: Readonly<Record<string, Catalogue>> = {
  main: { english: main, translations: { fr: frMain, sw: swMain, pt: ptMain } },
  about: { english: about, translations: { fr: frAbout, sw: swAbout, pt: ptAbout } },
  actions: { english: actions, translations: { fr: frActions, sw: swActions, pt: ptActions } },
  data: { english: data, translations: { fr: frData, sw: swData, pt: ptData } },
  databases: { english: databases, translations: { fr: frDatabases, sw: swDatabases, pt: ptDatabases } },
  destinations: {
    english: destinations,
    translations: { fr: frDestinations, sw: swDestinations, pt: ptDestinations },
  },
  detail: { english: detail, translations: { fr: frDetail, sw: swDetail, pt: ptDetail } },
  engine: { english: engine, translations: { fr: frEngine, sw: swEngine, pt: ptEngine } },
  health: { english: health, translations: { fr: frHealth, sw: swHealth, pt: ptHealth } },
  list: { english: list, translations: { fr: frList, sw: swList, pt: ptList } },
  meaning: { english: meaning, translations: { fr: frMeaning, sw: swMeaning, pt: ptMeaning } },
  organization: { english: organization, translations: { fr: frOrganization, sw: swOrganization, pt: ptOrganization } },
  overview: { english: overview, translations: { fr: frOverview, sw: swOverview, pt: ptOverview } },
  practice: { english: practice, translations: { fr: frPractice, sw: swPractice, pt: ptPractice } },
  replay: { english: replay, translations: { fr: frReplay, sw: swReplay, pt: ptReplay } },
  query: { english: query, translations: { fr: frQuery, sw: swQuery, pt: ptQuery } },
  raw: { english: raw, translations: { fr: frRaw, sw: swRaw, pt: ptRaw } },
  settings: { english: settings, translations: { fr: frSettings, sw: swSettings, pt: ptSettings } },
  setup: { english: setup, translations: { fr: frSetup, sw: swSetup, pt: ptSetup } },
  notices: { english: notices, translations: { fr: frNotices, sw: swNotices, pt: ptNotices } },
  report: { english: report, translations: { fr: frReport, sw: swReport, pt: ptReport } },
  rules: { english: rules, translations: { fr: frRules, sw: swRules, pt: ptRules } },
  updates: { english: updates, translations: { fr: frUpdates, sw: swUpdates, pt: ptUpdates } },
}
