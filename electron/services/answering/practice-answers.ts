import type { PracticeMode } from '../practice/practice-mode.ts'
import { refused } from '../sources/sources.ts'
import type { Answering } from './answers.ts'

type Name = 'practice.set' | 'practice.play' | 'practice.state' | 'practice.faults' | 'practice.day'

/** What the window asks of the practice Hover. */
export function createPracticeAnswers({ practice }: { readonly practice: PracticeMode }): Pick<Answering, Name> {
  const done = { ok: true, value: null } as const
  return {
    'practice.set': async ({ on }) => {
      await (on ? practice.begin() : practice.leave())
      return done
    },
    'practice.play': async () => {
      practice.play()
      return done
    },
    'practice.state': async () => ({ ok: true, value: await practice.state() }),
    'practice.faults': async plan => (practice.setFaults(plan) ? done : refused(off)),
    'practice.day': async day => (practice.playDay(day) ? done : refused(off)),
  }
}

const off = 'The practice Hover does not run. Switch practice on first.'
