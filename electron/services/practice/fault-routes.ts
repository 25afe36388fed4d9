import {
  type FaultPlan,
  faultPlanSchema,
  type PracticeDay,
  type PracticeState,
  practiceDaySchema,
} from '../../contract/practice.ts'
import { local } from './control-routes.ts'
import { jsonOf, type Routes } from './http-kit.ts'

interface Deps {
  readonly set: (plan: FaultPlan) => void
  readonly state: () => Omit<PracticeState, 'check'>
  readonly beginDay: (day: PracticeDay) => void
}

/** How scripts and the command line make deliveries go wrong. Not part of Hover. */
export const createFaultRoutes = ({ set, state, beginDay }: Deps): Routes => ({
  'GET /practice/faults': local(() => ({ status: 200, json: state() })),
  /** What is not named goes right. */
  'POST /practice/faults': local(({ body }) => {
    const plan = faultPlanSchema.safeParse(body.byteLength === 0 ? {} : jsonOf(body))
    if (!plan.success) return { status: 400, json: { error: planSentence } }
    set(plan.data)
    return { status: 200, json: state() }
  }),
  'POST /practice/day': local(({ body }) => {
    const day = practiceDaySchema.safeParse(jsonOf(body))
    if (!day.success) return { status: 400, json: { error: daySentence } }
    beginDay(day.data)
    return { status: 202, json: { transactions: Math.max(1, Math.round(day.data.rate * day.data.seconds)) } }
  }),
})

const planSentence =
  'Send {"drop":5,"delay":0,"duplicate":20,"reorder":0,"badSignature":0,"clockSkew":0,"late":0,"seed":7}: each a share of 0 to 100, and a seed.'
const daySentence = 'Send {"rate":5,"seconds":60}: transactions a second, 0.1 to 100, and for how long, 1 to 3600.'
