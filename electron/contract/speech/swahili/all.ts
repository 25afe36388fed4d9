import type { Sentences } from '../sentences.ts'
import { desktop } from './desktop.ts'
import { engine } from './engine.ts'
import { flagNotes } from './flag-notes.ts'
import { links } from './links.ts'
import { meanings } from './meanings.ts'
import { notices } from './notices.ts'
import { problems } from './problems.ts'
import { tray } from './tray.ts'

export const swahili: Sentences = {
  ...links,
  ...meanings,
  ...notices,
  ...tray,
  ...problems,
  ...flagNotes,
  ...desktop,
  ...engine,
}
