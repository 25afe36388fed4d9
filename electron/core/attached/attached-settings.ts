import type { Settings } from '../../contract/settings/settings.ts'

/**
 * The settings of a desktop that shows an engine elsewhere: how it looks, speaks, behaves and when it is quiet is its own;
 * everything else is what the engine does. `engine`: null, and it was not heard yet.
 */
export function attachedSettings(own: Settings, engine: Settings | null): Settings {
  const theirs = engine ?? { ...own, ...nothing, noticeRules: { ...own.noticeRules, rules: null, snoozes: [] } }
  const quiet = own.noticeRules.snoozes.filter(({ scope }) => scope.kind === 'all')
  // Where the engine itself is quiet nobody hears anything, and that has to be seen here too.
  const others = theirs.noticeRules.snoozes.filter(({ scope }) => scope.kind !== 'all' || quiet.length === 0)
  const { language, window, desktop, updates, engine: place } = own
  return {
    ...theirs,
    ...{ language, window, desktop, updates, engine: place },
    noticeRules: { ...theirs.noticeRules, snoozes: [...others, ...quiet] },
  }
}

/** Of the own engine, which rests, nothing is shown. */
const nothing = {
  ...{ sources: [], destinations: [], views: [], categories: [], practice: false, tunnel: { kind: 'loopback' } },
} satisfies Partial<Settings>
