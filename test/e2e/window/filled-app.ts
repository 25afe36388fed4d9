import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { storeFolder } from '../../../electron/services/folder/data-folder.ts'
import { fill } from '../../bench/reading/fill.ts'
import { launchApp } from '../app-under-test.ts'
import type { Desktop } from '../desktop/desktop.ts'
import { practiceSecret } from '../ussd-delivery.ts'

/** A data folder with one USSD app, as a person would have set it up, and so many transactions of two years. */
export async function fillFolder(
  desktop: Desktop,
  dataDir: string,
  transactions: number,
): Promise<{ sourceId: string }> {
  const app = await launchApp(desktop, dataDir)
  const { id } = await app.ask('sources.add', { kind: 'ussd-app', name: 'Shop', secret: practiceSecret })
  await app.quit()
  const place = { dataDir: join(dataDir, storeFolder), nativeBinding: null }
  mkdirSync(place.dataDir, { recursive: true })
  fill(place, transactions, { end: Date.now() })
  return { sourceId: id }
}
