import type { ProblemCode } from '../connection.ts'
import type { Flag } from '../transactions/transaction.ts'
import type { desktop } from './french/desktop.ts'
import type { engine } from './french/engine.ts'
import type { links } from './french/links.ts'
import type { meanings } from './french/meanings.ts'
import type { notices } from './french/notices.ts'
import type { tray } from './french/tray.ts'

/*
 * The sentences of the engine: health, problems, meanings, notices and the tray. Their English stands where they are
 * decided, as `say('code', 'English', values)`. To add one, write it there and in the three catalogues.
 */
export type Links = { readonly [Code in keyof typeof links]: string }
export type Meanings = { readonly [Code in keyof typeof meanings]: string }
export type Notices = { readonly [Code in keyof typeof notices]: string }
export type TrayTexts = { readonly [Code in keyof typeof tray]: string }
export type DesktopTexts = { readonly [Code in keyof typeof desktop]: string }
export type EngineTexts = { readonly [Code in keyof typeof engine]: string }
export type Problems = { readonly [Code in `problem.${ProblemCode}`]: string }
export type FlagNotes = { readonly [Code in `flag.${Flag}`]: string }

export type Sentences = Links & Meanings & Notices & TrayTexts & DesktopTexts & EngineTexts & Problems & FlagNotes
export type SaidCode = keyof Sentences
