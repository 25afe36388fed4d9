import type { Problem } from '../../electron/contract/connection.ts'
import type { EngineProblem } from '../../electron/contract/settings/engine.ts'
import type { Speech } from '../../electron/contract/speech/said.ts'
import { inTongue } from '../../electron/contract/speech/say.ts'
import { currentVoice } from './voice.ts'

/** A sentence of the engine in the language of the window; in English where it has no translation. */
export function told(sentence: string, said: Speech | undefined): string {
  const voice = currentVoice()
  const text = inTongue({ sentence, said }, voice)
  return voice.alter === undefined ? text : voice.alter(text)
}

/** Why an engine elsewhere cannot be asked, as `told`. */
export function engineProblemText({ code, sentence }: EngineProblem): string {
  return told(sentence, [{ code: `engine.${code}` }])
}

/** What stops a part of the app from working, as `told`. */
export function problemText({ code, sentence }: Problem): string {
  return told(sentence, [{ code: `problem.${code}` }])
}
