import type { NoticeSpeech } from '../../contract/notices/notice.ts'
import type { Tongue } from '../../contract/speech/languages.ts'
import { speechIn, type Told } from '../../contract/speech/say.ts'

/** Title and body in English, and both in no language. */
export interface NoticeText {
  readonly title: string
  readonly body: string
  readonly said: NoticeSpeech
}

const longestTitle = 120
const longestBody = 240
/** Between parts of a body that stand side by side. */
const joint = ' · '

/** A part of a body: a sentence, or a name that no language changes; null for none. */
export type NoticePart = Told | string | null

/** The text of a notice from its title and the parts of its body. */
export function noticeText(title: Told, parts: readonly NoticePart[], between = joint): NoticeText {
  const body = parts.filter(part => part !== null)
  return {
    title: clean(title.sentence, longestTitle),
    body: clean(body.map(part => (typeof part === 'string' ? part : part.sentence)).join(between), longestBody),
    said: { title: title.said, body: body.flatMap(part => (typeof part === 'string' ? [part] : part.said)) },
  }
}

/** A notice as a person who speaks this language is told it; in English where a part of it has no translation. */
export function noticeIn(
  notice: { readonly title: string; readonly body: string; readonly said?: NoticeSpeech },
  tongue: Tongue,
): { readonly title: string; readonly body: string } {
  const { title, body, said } = notice
  if (tongue.language === 'en' || said === undefined) return { title, body }
  const titles = speechIn(said.title, tongue)
  const bodies = speechIn(said.body, tongue)
  if (titles === null || bodies === null) return { title, body }
  return { title: clean(titles.join(' '), longestTitle), body: clean(bodies.join(jointOf(bodies)), longestBody) }
}

/** Whole sentences follow each other; short parts are set apart. */
function jointOf(parts: readonly string[]): string {
  return parts.every(part => part.endsWith('.')) ? ' ' : joint
}

/** One line, without control and direction characters. */
export function clean(text: string, maxLength: number): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  return line.length <= maxLength ? line : `${line.slice(0, maxLength - 1)}…`
}
