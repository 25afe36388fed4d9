import { faultPlanSchema, type PracticeState } from '../../../electron/contract/practice.ts'

/** A day on which much went wrong, near its end. */
export const playedDay: PracticeState = {
  plan: faultPlanSchema.parse({ drop: 5, delay: 10, duplicate: 20, reorder: 10, badSignature: 2, late: 5, seed: 7 }),
  counts: {
    ...{ made: 612, posted: 704, taken: 688, refused: 16, unanswered: 0 },
    befell: { drop: 31, delay: 58, duplicate: 121, reorder: 60, badSignature: 12, clockSkew: 0, late: 29 },
  },
  playing: 3,
  check: { right: 268, wrong: ['practice-org/job/7'], unheard: 12 },
}
