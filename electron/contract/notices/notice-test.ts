import type { Speech } from '../speech/said.ts'

/**
 * What became of a notice that only tries whether notices are shown. `taken`: the desktop has it, and whether it shows it
 * only a person can say. `hidden`: it says that it hides notices now. `dropped`: it closed it at once.
 */
export const testOutcomes = ['seen', 'taken', 'hidden', 'dropped', 'refused', 'no-server', 'printed'] as const
export type TestOutcome = (typeof testOutcomes)[number]

/** A sentence, and the same in no language. */
export interface Step {
  readonly sentence: string
  readonly said: Speech
}

export interface NoticeTest extends Step {
  readonly outcome: TestOutcome
  /** Whether something took it. */
  readonly shown: boolean
  /** What to do when it cannot be seen, on this very desktop. */
  readonly steps: readonly Step[]
}

/** What shows notices here. `linux`: one that we do not know by name. */
export const desktopKinds = ['gnome', 'kde', 'xfce', 'dunst', 'mako', 'linux', 'macos', 'windows'] as const
export type DesktopKind = (typeof desktopKinds)[number]
