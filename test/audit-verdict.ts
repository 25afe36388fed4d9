import { z } from 'zod'

const counts = z.object({ low: z.int(), moderate: z.int(), high: z.int(), critical: z.int() })
const answerSchema = z.object({ metadata: z.object({ vulnerabilities: counts }) })

/** What the JSON of `npm audit` comes to. A registry that cannot be asked is no reason to stop work. */
export function judgeAudit(output: string): { readonly isFine: boolean; readonly sentence: string } {
  const found = answerSchema.safeParse(parsed(output)).data?.metadata.vulnerabilities
  if (found === undefined) return { isFine: true, sentence: 'Not audited: the registry could not be asked.' }
  const { low, moderate, high, critical } = found
  const said = `Known vulnerabilities in what ships: ${critical} critical, ${high} high, ${moderate} moderate, ${low} low.`
  return { isFine: critical + high === 0, sentence: said }
}

function parsed(output: string): unknown {
  try {
    return JSON.parse(output)
  } catch {
    return undefined
  }
}
