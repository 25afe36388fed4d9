import { hookUrl } from '../../core/hook-url.ts'
import type { App } from '../../running-app.ts'
import { practiceIds } from '../../services/practice/practice-ids.ts'

/** What a running engine prints once, when its receiver listens. */
export function readyLine(app: App, port: number, dataDir: string) {
  const { sources, practice } = app.settings()
  const publicUrls = new Map(app.connection().sources.map(source => [source.sourceId, source.publicUrl]))
  const practiceOrg = sources.find(source => source.id === practiceIds.org)
  return {
    event: 'ready',
    pid: process.pid,
    port,
    dataDir,
    practice: practice && practiceOrg?.kind === 'hover-org' ? { url: practiceOrg.baseUrl } : null,
    sources: sources.map(({ id, kind, name, hookPath }) => ({
      id,
      kind,
      name,
      hookPath,
      localUrl: hookUrl(`http://127.0.0.1:${port}`, hookPath),
      publicUrl: publicUrls.get(id) ?? null,
    })),
  }
}
