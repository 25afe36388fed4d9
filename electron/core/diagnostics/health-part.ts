import type { Health, Link, Repair } from '../../contract/health.ts'
import { withoutPrivateShapes } from '../masking/private-shapes.ts'
import { isPersonal, type PrivateTexts } from './private-texts.ts'

interface Known {
  readonly texts: PrivateTexts
  /** What stands for a source. */
  readonly sourceWord: (id: string) => string
}

/** What the doctor found. Names of sources are not in it, and neither is a sentence that may hold something private. */
export function healthPart({ at, broken, links }: Health, known: Known) {
  return { at, broken, links: links.map(link => linkPart(link, known)) }
}

function linkPart(link: Link, { texts, sourceWord }: Known) {
  const { name, sourceId, state, sentence, lastGoodAt } = link
  return {
    name,
    ...(sourceId !== null && { of: sourceWord(sourceId) }),
    state,
    ...(isFree(sentence, texts) && { sentence }),
    lastGoodAt,
    ...(link.state === 'broken' && { code: link.code, since: link.since, repair: repairPart(link.repair) }),
  }
}

function repairPart(repair: Repair) {
  return repair.kind === 'act' ? { kind: repair.kind, action: repair.action } : { kind: repair.kind }
}

/** Of the app's own sentences, those with a longer number, a path or an address in them stay here. */
const particular = /\p{Nd}{4}|[\\/@]|\w\.\w{2}/u

function isFree(sentence: string, texts: PrivateTexts): boolean {
  if (particular.test(sentence)) return false
  return withoutPrivateShapes(sentence) === sentence && !isPersonal(sentence, texts)
}
