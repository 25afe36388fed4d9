/** The sources that practice adds. Constants, because the journal names them for as long as it is kept. */
export const practiceIds = { app: 'practice-ussd', org: 'practice-org' } as const

const practised: ReadonlySet<string> = new Set(Object.values(practiceIds))

export function isPractice(sourceId: string): boolean {
  return practised.has(sourceId)
}
