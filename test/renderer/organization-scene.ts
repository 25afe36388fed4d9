import { fireEvent, screen, within } from '@testing-library/react'
import type { Connection, SourceConnection } from '../../electron/contract/connection.ts'
import type { HoverOrg } from '../../electron/contract/settings/settings.ts'
import { anAppState, type FakeBridgeOptions } from '../fakes/bridge.ts'
import { anOrganization, anOrganizationConnection } from '../fakes/organization.ts'
import { click, renderApp, settle } from './render-app.tsx'

const { settings, connection } = anAppState()
/** The connection with another state of the organization. */
export function withOrganization(change: Partial<SourceConnection>): Connection {
  return { ...connection, sources: [...connection.sources, anOrganizationConnection(change)] }
}

export interface Scene {
  readonly source?: Partial<HoverOrg>
  readonly connection?: Partial<SourceConnection>
  readonly answers?: FakeBridgeOptions['answers']
}

/** Opens the settings of an app with one organization. */
export async function openSettings(scene: Scene = {}) {
  const sources = [...settings.sources, anOrganization(scene.source)]
  const app = { settings: { ...settings, sources }, connection: withOrganization(scene.connection ?? {}) }
  const fake = await renderApp({ app, ...(scene.answers === undefined ? {} : { answers: scene.answers }) })
  await click('Settings')
  return fake
}

export async function openOrganization(scene: Scene = {}) {
  const fake = await openSettings(scene)
  fireEvent.click(screen.getByTitle('Settings of Acme Roofing'))
  await settle()
  return fake
}

export const dialog = () => within(screen.getByRole('dialog'))
