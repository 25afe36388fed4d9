import type { Database } from '../../../electron/services/store/database.ts'
import type { Condition } from '../../../electron/services/store/queries/list/conditions.ts'
import { readCursor } from '../../../electron/services/store/queries/list/cursor.ts'
import { createPagePlan, type PageRequest } from '../../../electron/services/store/queries/list/page.ts'

/** What SQLite does for a page, step by step; nothing for a request that nothing can fit. */
export function pageSteps(state: Database, request: PageRequest): readonly string[] {
  const planned = createPagePlan(state)(request)
  if (planned === null) return []
  const stretch = { after: readCursor(request.after), through: readCursor(request.through ?? null) }
  return [planned.sql.rows(stretch, 1000, 101), planned.sql.end(stretch, 1000)].flatMap(one => stepsOf(state, one))
}

function stepsOf(state: Database, { sql, values }: Condition): readonly string[] {
  const plan = state.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
  return plan.all(...values).map(({ detail }) => detail)
}

/**
 * Steps that grow with what is stored: a scan of the table, and sorting. A scan along an index in the order of the list
 * stops after the page; so does one of the full-text index, and of what such a walk has passed.
 */
export function slowSteps(steps: readonly string[]): readonly string[] {
  const walk =
    /^SCAN (t USING (COVERING )?INDEX transactions_(by_time|stuck|late|resolved)|search VIRTUAL TABLE|json_each|CONSTANT ROW|t$|\(subquery)/
  return steps.filter(step => step.includes('TEMP B-TREE') || (step.startsWith('SCAN') && !walk.test(step)))
}
