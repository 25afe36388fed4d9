import type { Flag } from '../contract/transactions/transaction.ts'
import type { TransactionDetail } from '../contract/transactions/transaction-detail.ts'

const notes: Readonly<Record<Flag, string>> = {
  LATE: 'The news of it came more than an hour after it happened: the phone was probably offline. It did not happen just now.',
  REGRESSED:
    'A later message from Hover says pending again. It was decided before, and a decision is not taken back by that.',
  CHANGED_VERDICT:
    'Hover decided it more than once, and differently. The latest decision counts; check with the operator.',
  CLOCK: 'The clock of the phone is more than a day ahead, so its times cannot be trusted.',
  APP_MISMATCH:
    'The secret belongs to one Hover app, but the message names another. Check whether a secret was pasted into the wrong source.',
  ID_MISMATCH: 'Hover sent two different ids for it. Both find it in a search.',
  UNUSUAL_SHAPE:
    'The message was not shaped as Hover documents it. It was read all the same; compare with Hover’s dashboard.',
  STUCK: 'It has been pending for longer than it should. Check with the operator before anybody pays again.',
  AMOUNT_MISMATCH:
    'The amount that was asked for and the one that was confirmed differ: the confirmation may belong to another payment.',
  MODEL_FAILED:
    'At least one model of this job failed, whatever the job itself came to. Open the job at Hover before anybody relies on its measurements.',
  BASELINE:
    'It was over before this app first looked at the organization, so nobody was told of it and it waits for nobody here.',
  CONFLICT: 'A person marked it otherwise than Hover now says. Both are kept; check which one is right.',
}

/** A sentence for each flag that a support person understands. */
export function flagNotesOf(flags: readonly Flag[]): TransactionDetail['flagNotes'] {
  return flags.map(flag => ({ flag, sentence: notes[flag] }))
}
